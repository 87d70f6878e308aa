import type { Clock, Engine, Swarm } from "@pulumi-compose/docker-health";
import { type Condition, type ProbeMode, planStart } from "@pulumi-compose/health-model";
import type { ProjectOptions } from "../../project-options";
import type { TargetOptions } from "../../target-option";
import { checkServices } from "../containers/check-services";
import { type ChosenProject, chooseProject } from "../containers/choose-project";
import type { EngineOptions } from "../containers/engine-options";
import { projectContainers } from "../containers/project-containers";
import { replicasOf } from "../containers/replicas-of";
import { EXIT } from "../io/exit-code";
import type { Io } from "../io/io";
import { waitInSwarm } from "../swarm/wait-in-swarm";
import { secretsOf } from "./secrets-of";
import { waitForServices } from "./wait-for-services";
import { WaitReport } from "./wait-report";

export interface WaitCommandOptions extends ProjectOptions, EngineOptions, TargetOptions {
  readonly for?: "healthy" | "completed" | "started";
  /** Milliseconds. */
  readonly timeout?: number;
  readonly probe?: ProbeMode;
  readonly keepWaiting?: boolean;
  readonly json?: boolean;
}

export interface WaitEdges {
  readonly io: Io;
  readonly connect: (options: EngineOptions) => Promise<Engine>;
  readonly connectSwarm: (options: EngineOptions) => Promise<Swarm>;
  readonly clock: Clock;
}

const CONDITIONS: Readonly<Record<NonNullable<WaitCommandOptions["for"]>, Condition>> = {
  healthy: "service_healthy",
  completed: "service_completed_successfully",
  started: "service_started",
};

/** The gate as a command, for a project that whatever tool brought up. @returns the exit code */
export async function wait(
  services: readonly string[],
  options: WaitCommandOptions,
  edges: WaitEdges,
): Promise<number> {
  const { io, connect, clock } = edges;
  const chosen = chooseProject(options, io);
  if (chosen === undefined) return EXIT.cannotAsk;
  checkServices(services, chosen);
  const condition = options.for && CONDITIONS[options.for];
  if (options.target === "swarm") return waitInSwarm({ chosen, services, condition, options, edges });
  const engine = await connect(options);
  const names = services.length > 0 ? services : await allServices(engine, chosen);
  if (names.length === 0) {
    io.err.write(`no containers of a project "${chosen.name}" on this engine\n`);
    return EXIT.no;
  }
  const ofFile = chosen.project && planStart(chosen.project);
  const report = new WaitReport(io, options.json === true);
  const signal = io.interrupt();
  const outcomes = await waitForServices({
    engine,
    chosen,
    services: [...new Set(names)],
    condition,
    timeoutMs: options.timeout,
    options: {
      ...(options.probe && { probe: options.probe }),
      redact: secretsOf(chosen.project),
    },
    onUnhealthyOf: (service) =>
      options.keepWaiting ? "keep-waiting" : (ofFile?.services[service]?.onUnhealthy ?? "fail"),
    clock,
    signal,
    onProgress: (container, message) => report.progress(container, message),
    onOutcome: (outcome) => report.outcome(outcome),
  }).finally(() => report.end());
  await engine.close();
  if (options.json) io.out.write(`${JSON.stringify(outcomes, null, 2)}\n`);
  if (signal.aborted) return EXIT.interrupted;
  return outcomes.every(({ result }) => result?.ok === true) ? EXIT.yes : EXIT.no;
}

/** Those of the file; without one, those that are there. */
async function allServices(engine: Engine, chosen: ChosenProject): Promise<readonly string[]> {
  if (chosen.project === undefined) return (await projectContainers(engine, chosen)).map(({ service }) => service);
  return Object.keys(chosen.project.services).filter((service) => replicasOf(service, chosen) > 0);
}
