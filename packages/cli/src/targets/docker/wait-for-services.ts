import { type Clock, type Engine, goalOf, type WaitOptions } from "@pulumi-compose/docker-health";
import type { Condition, OnUnhealthy } from "@pulumi-compose/health-model";
import { isOneShot, isReplaced } from "../../health/containers/project-containers";
import { replicasOf } from "../../health/containers/replicas-of";
import type { Outcome } from "../../health/wait/outcome";
import type { ChosenProject } from "../../project/choose-project";
import { Appearances } from "./appearances";

export interface ServicesWait {
  readonly engine: Engine;
  readonly chosen: ChosenProject;
  readonly services: readonly string[];
  /** Of every container; what {@link goalOf} says when left out. */
  readonly condition: Condition | undefined;
  /** For everything together. */
  readonly timeoutMs: number | undefined;
  readonly options: Pick<WaitOptions, "probe" | "redact">;
  readonly onUnhealthyOf: (service: string) => OnUnhealthy;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly onProgress: (container: string, message: string) => void;
  readonly onOutcome: (outcome: Outcome) => void;
}

/** How long to look for a container that is not there, without a timeout. */
const APPEAR_MS = 60_000;

/** Waits for all containers of the services; the first failure ends the other waits, which could change nothing. */
export async function waitForServices(wait: ServicesWait): Promise<readonly Outcome[]> {
  const { engine, chosen, clock, timeoutMs, onOutcome } = wait;
  const stop = new AbortController();
  const signal = AbortSignal.any([wait.signal, stop.signal]);
  const appearances = new Appearances({ engine, chosen, clock, signal, withinMs: timeoutMs ?? APPEAR_MS });
  const begin = clock.now();
  const outcomes: Outcome[] = [];
  const settle = (outcome: Outcome) => {
    const isAfterEnd = signal.aborted && outcome.result?.ok !== true;
    if (isAfterEnd) return;
    outcomes.push(outcome);
    onOutcome(outcome);
    // What runs out of time does so at the same moment everywhere: each is told.
    const isTimeout = timeoutMs !== undefined && (outcome.result === undefined || isDeadline(outcome));
    if (outcome.result?.ok !== true && !isTimeout) stop.abort();
  };
  await Promise.all(
    wait.services.map(async (service) => {
      const all = await appearances.of(service, replicasOf(service, chosen));
      const containers = all.filter((container) => container.service === service && !isReplaced(container));
      if (containers.length < replicasOf(service, chosen)) settle({ service });
      await Promise.all(
        containers.map(async (container) => {
          const { id, name } = container.snapshot;
          const goal = wait.condition ?? goalOf(container.snapshot, isOneShot(service, all, chosen));
          const deadline = timeoutMs === undefined ? {} : { deadlineMs: Math.max(0, begin + timeoutMs - clock.now()) };
          const onProgress: WaitOptions["onProgress"] = ({ message }) => wait.onProgress(name, message);
          const result = await engine.waitFor(id, goal, {
            ...wait.options,
            ...deadline,
            onUnhealthy: wait.onUnhealthyOf(service),
            signal,
            clock,
            onProgress,
          });
          settle({ service, container: name, result });
        }),
      );
    }),
  );
  return outcomes;
}

function isDeadline({ result }: Outcome): boolean {
  return result?.ok === false && result.reason === "deadline";
}
