import { randomUUID } from "node:crypto";
import { goDuration } from "@pulumi-compose/health-model";
import type { Limiter } from "../concurrency/limiter";
import { settlesWithin } from "../concurrency/settles-within";
import type { Clock } from "../shared/clock";
import type { ProbeResult } from "../shared/container-snapshot";
import type { EngineClient, RunningExec } from "../shared/engine-client";
import { endExec, MARK } from "./end-exec";

export interface ProbeContext {
  readonly client: EngineClient;
  readonly clock: Clock;
  /** Only the start of an exec costs the engine much; those are taken a few at a time. */
  readonly starts: Limiter;
  /** Work that goes on after the probe's answer is known: ending its processes. */
  readonly background: (task: Promise<unknown>) => void;
}

export interface ProbeRun {
  readonly record: ProbeResult;
  /** The processes of a probe that ran past its timeout could not be ended. */
  readonly leftRunning: boolean;
}

// A probe that is under way when the gate is decided is mostly about to end by itself.
const ABORT_GRACE_MS = 300;

/**
 * Runs a healthcheck's own test in the container, as the engine would: the container's user, directory and
 * environment, at most `timeoutMs`, exit code -1 for a probe that runs past it.
 *
 * @returns undefined when aborted, and when the container could not run anything at that moment
 */
export async function runProbe(
  context: ProbeContext,
  container: string,
  command: readonly string[],
  timeoutMs: number,
  signal: AbortSignal,
): Promise<ProbeRun | undefined> {
  const { client, clock, starts } = context;
  const mark = randomUUID();
  let began = { wall: clock.wall(), at: clock.now() };
  let exec: RunningExec;
  try {
    const started = await starts.run(async () => {
      if (signal.aborted) return undefined;
      began = { wall: clock.wall(), at: clock.now() };
      return client.startExec(container, command, [`${MARK}=${mark}`]);
    });
    if (!started) return undefined;
    exec = started;
  } catch {
    // Stopped, paused, restarting or gone: the engine's events say which. Not a result of the test.
    return undefined;
  }
  const outcome = await race(clock, exec, timeoutMs, signal);
  const record = (exitCode: number, output: string): ProbeResult => ({
    start: new Date(began.wall).toISOString(),
    durationMs: Math.round(clock.now() - began.at),
    exitCode,
    output,
    by: "probe",
  });
  switch (outcome.kind) {
    case "ended":
      return { record: record(outcome.exitCode, exec.output()), leftRunning: false };
    case "broken":
      return undefined;
    case "aborted":
      context.background(endAfterGrace(context, container, exec, mark));
      return undefined;
    case "timeout": {
      const printed = exec.output();
      const text = `Health check exceeded timeout (${goDuration(timeoutMs)})${printed ? `: ${printed}` : ""}`;
      const timedOut = record(-1, text);
      const ending = endExec(client, clock, container, exec, mark);
      context.background(ending);
      return { record: timedOut, leftRunning: !(await ending) };
    }
  }
}

type Outcome =
  | { readonly kind: "ended"; readonly exitCode: number }
  | { readonly kind: "broken" }
  | { readonly kind: "timeout" }
  | { readonly kind: "aborted" };

function race(clock: Clock, exec: RunningExec, timeoutMs: number, signal: AbortSignal): Promise<Outcome> {
  return new Promise((resolve) => {
    const finish = (outcome: Outcome) => {
      cancel();
      signal.removeEventListener("abort", onAbort);
      resolve(outcome);
    };
    const onAbort = () => finish({ kind: "aborted" });
    const cancel = clock.after(timeoutMs, () => finish({ kind: "timeout" }));
    signal.addEventListener("abort", onAbort);
    if (signal.aborted) onAbort();
    exec.ended.then(
      (exitCode) => finish({ kind: "ended", exitCode }),
      () => finish({ kind: "broken" }),
    );
  });
}

async function endAfterGrace(
  { client, clock }: ProbeContext,
  container: string,
  exec: RunningExec,
  mark: string,
): Promise<void> {
  const over = await settlesWithin(clock, exec.ended, ABORT_GRACE_MS);
  if (over) exec.detach();
  else await endExec(client, clock, container, exec, mark);
}
