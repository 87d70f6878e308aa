import type { Clock, ServiceGoal, ServiceWaitOptions, ServiceWaitResult, Swarm } from "@pulumi-compose/docker-health";
import type { Condition } from "@pulumi-compose/health-model";
import { pause } from "../../health/pause";
import type { ChosenProject } from "../../project/choose-project";
import { type StackService, stackServices } from "./stack-services";

/** How the wait for one service ended; without a result the swarm has no such service. */
export interface StackOutcome {
  readonly service: string;
  readonly name?: string;
  readonly result?: ServiceWaitResult;
}

export interface StackWait {
  readonly swarm: Swarm;
  readonly chosen: ChosenProject;
  readonly services: readonly string[];
  /** The same for all; undefined: by each service's kind. */
  readonly condition: Condition | undefined;
  /** For everything together. */
  readonly timeoutMs: number | undefined;
  readonly redact: readonly string[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onProgress: (name: string, message: string) => void;
  readonly onOutcome: (outcome: StackOutcome) => void;
}

/** How long to look for a service that is not there, without a timeout. */
const APPEAR_MS = 60_000;
const LOOK_EVERY_MS = 1_000;

/** Waits for all replicas of the services; the first failure ends the other waits, which could change nothing. */
export async function waitForStack(wait: StackWait): Promise<readonly StackOutcome[]> {
  const { swarm, clock, timeoutMs } = wait;
  const stop = new AbortController();
  const signal = AbortSignal.any([wait.signal, stop.signal]);
  const begin = clock.now();
  const outcomes: StackOutcome[] = [];
  const settle = (outcome: StackOutcome) => {
    if (signal.aborted && outcome.result?.ok !== true) return;
    outcomes.push(outcome);
    wait.onOutcome(outcome);
    // What runs out of time does so at the same moment everywhere: each is told.
    const isTimeout = timeoutMs !== undefined && (!outcome.result || isDeadline(outcome.result));
    if (outcome.result?.ok !== true && !isTimeout) stop.abort();
  };
  await Promise.all(
    wait.services.map(async (service) => {
      const found = await appeared(service, wait, signal, begin + (timeoutMs ?? APPEAR_MS));
      if (found === undefined) return settle({ service });
      const { id, name } = found.snapshot;
      const options: ServiceWaitOptions = {
        redact: wait.redact,
        clock,
        signal,
        ...(timeoutMs !== undefined && { deadlineMs: Math.max(0, begin + timeoutMs - clock.now()) }),
        onProgress: ({ message }) => wait.onProgress(name, message),
      };
      settle({
        service,
        name,
        result: await swarm.waitForService(id, wait.condition ?? goalOf(found, wait.chosen), options),
      });
    }),
  );
  return outcomes;
}

/** To be completed where others wait for that or where it is a job, healthy where it has a check, else running. */
function goalOf({ service, snapshot }: StackService, { project }: ChosenProject): ServiceGoal {
  const completes = Object.values(project?.services ?? {}).some(
    ({ depends_on: needs }) => needs?.[service]?.condition === "service_completed_successfully",
  );
  if (completes || snapshot.mode.endsWith("-job")) return "service_completed_successfully";
  return snapshot.healthcheck && !snapshot.checkDisabled ? "service_healthy" : "converged";
}

async function appeared(
  service: string,
  { swarm, chosen, clock }: StackWait,
  signal: AbortSignal,
  untilMs: number,
): Promise<StackService | undefined> {
  for (;;) {
    const found = (await stackServices(swarm, chosen)).find((candidate) => candidate.service === service);
    if (found || signal.aborted || clock.now() >= untilMs) return found;
    await pause(LOOK_EVERY_MS, clock, signal);
  }
}

function isDeadline(result: ServiceWaitResult): boolean {
  return !result.ok && result.reason === "deadline";
}
