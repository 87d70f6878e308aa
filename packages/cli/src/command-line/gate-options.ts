import type { OnUnhealthy, PlanOptions, ProbeMode } from "@pulumi-compose/health-model";
import { type Command, Option } from "commander";
import { durationArgument } from "../io/duration-argument";

/** What a command line says of how gates wait. */
export interface GateOptions {
  readonly probe?: ProbeMode;
  /** Milliseconds. */
  readonly deadline?: number;
  readonly onUnhealthy?: OnUnhealthy;
}

/** Adds the options of a command that waits at gates, or reckons with them. */
export function addGateOptions(command: Command, deadline: string): Command {
  return command
    .addOption(probeOption())
    .option("--deadline <duration>", deadline, durationArgument)
    .addOption(
      new Option(
        "--on-unhealthy <what>",
        "fail: a gate gives an unhealthy service up at once; keep-waiting: at its deadline only (default: what the file says, else fail)",
      ).choices(["fail", "keep-waiting"]),
    );
}

/** `--probe`, the same for every command that waits or reckons with waits. */
export function probeOption(): Option {
  return new Option("--probe <mode>", "hybrid: gates also run the healthcheck themselves; engine: they do not").choices(
    ["hybrid", "engine"],
  );
}

/** The same as a plan takes it. */
export function gatesOfPlan({ probe, deadline, onUnhealthy }: GateOptions): PlanOptions {
  return {
    ...(probe && { probe }),
    ...(deadline !== undefined && { deadlineMs: deadline }),
    ...(onUnhealthy && { onUnhealthy }),
  };
}
