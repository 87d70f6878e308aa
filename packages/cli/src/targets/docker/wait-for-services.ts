import { type Clock, type Engine, goalOf, type WaitOptions } from "@pulumi-compose/docker-health";
import type { Condition, OnUnhealthy } from "@pulumi-compose/health-model";
import {
  isOneShot,
  isReplaced,
  projectContainers,
  type ServiceContainer,
} from "../../health/containers/project-containers";
import { replicasOf } from "../../health/containers/replicas-of";
import { pause } from "../../health/pause";
import { isMet, type Outcome } from "../../health/wait/outcome";
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

/** How long a good container may take to be found by the service's name, without a timeout: its hooks run before. */
const TAKE_OVER_MS = 60_000;

const LOOK_EVERY_MS = 500;

/** Waits for all containers of the services; the first failure ends the other waits, which could change nothing. */
export async function waitForServices(wait: ServicesWait): Promise<readonly Outcome[]> {
  const { engine, chosen, clock, timeoutMs, onOutcome } = wait;
  const stop = new AbortController();
  const signal = AbortSignal.any([wait.signal, stop.signal]);
  const appearances = new Appearances({ engine, chosen, clock, signal, withinMs: timeoutMs ?? APPEAR_MS });
  const begin = clock.now();
  const outcomes: Outcome[] = [];
  const settle = (outcome: Outcome) => {
    const isAfterEnd = signal.aborted && !isMet(outcome);
    if (isAfterEnd) return;
    outcomes.push(outcome);
    onOutcome(outcome);
    // What runs out of time does so at the same moment everywhere: each is told.
    const isTimeout = timeoutMs !== undefined && (outcome.result === undefined || isDeadline(outcome));
    if (!isMet(outcome) && !isTimeout) stop.abort();
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
          const isEnough =
            !result.ok || goal === "service_completed_successfully" || wait.condition === "service_started";
          const serves = isEnough || (await takesOver(container, wait, { begin, signal }));
          settle({ service, container: name, result, ...(!serves && { serves: false as const }) });
        }),
      );
    }),
  );
  return outcomes;
}

/**
 * Waits until a container serves that is to take over from another: it is good before that, and would be so for ever where its
 * update was stopped half-way.
 */
async function takesOver(
  { beside, snapshot: { id } }: ServiceContainer,
  { engine, chosen, clock, timeoutMs }: Pick<ServicesWait, "engine" | "chosen" | "clock" | "timeoutMs">,
  { begin, signal }: { readonly begin: number; readonly signal: AbortSignal },
): Promise<boolean> {
  if (beside?.role !== "new" || beside.serves !== false) return true;
  const until = timeoutMs === undefined ? clock.now() + TAKE_OVER_MS : begin + timeoutMs;
  for (;;) {
    const now = (await projectContainers(engine, chosen)).find(({ snapshot }) => snapshot.id === id);
    // One that has gone was given up: the other serves.
    if (now === undefined) return false;
    if (now.beside?.serves !== false) return true;
    if (signal.aborted || clock.now() >= until) return false;
    await pause(LOOK_EVERY_MS, clock, signal);
  }
}

function isDeadline({ result }: Outcome): boolean {
  return result?.ok === false && result.reason === "deadline";
}
