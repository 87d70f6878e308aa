import type { Moment, Reading, Rules } from "../wait/rules";
import type { WaitState } from "../wait/wait-state";
import { judgeService, reachedOf } from "./judge-service";
import { defaultServiceDeadlineMs } from "./service-deadline";
import type { ServiceKind, ServiceMemory, ServiceSight } from "./service-kind";
import { serviceProgress } from "./service-progress";
import type { ServiceGoal, ServiceWaitOptions } from "./service-wait-types";

type State = WaitState<ServiceKind>;

const ENGINE_GRACE_MS = 60_000;
/** For nodes to fetch an image, which is not what a deadline is about. */
const LONGEST_PREPARING_MS = 10 * 60_000;

/** The rules of the wait for a service of a swarm: a pure judge says what each look means. */
export function serviceRules(goal: ServiceGoal, options: ServiceWaitOptions): Rules<ServiceKind> {
  return {
    by: "swarm",
    memory: { preparingMs: 0, rollbackGraceMs: 0 },
    deadlineMs: options.deadlineMs,
    deadlineBy: "looks",
    engineGraceMs: options.engineGraceMs ?? ENGINE_GRACE_MS,
    retryMs: undefined,
    isTold: options.onProgress !== undefined,
    defaultDeadlineMs: ({ look }) => defaultServiceDeadlineMs(look.service, goal, options.taskDeadlineMs),
    judge,
    hear: () => ({}),
    rang: () => ({}),
    absent: ({ look }) => ({ ok: false, reason: look ? "removed" : "not-found" }),
    reasonOf: ({ detail }) => (/not a swarm manager|not part of a swarm/i.test(detail) ? "not-a-manager" : undefined),
    describe({ look, deadlineMs }, waitedMs) {
      if (!look) return undefined;
      const message = serviceProgress(look.look, goal, waitedMs, deadlineMs);
      return { waitedMs, deadlineMs, ...reachedOf(look.look, goal), message };
    },
  };
}

function judge({ look, terms }: ServiceSight, state: State, { nowMs }: Moment): Reading<ServiceKind> {
  const { settled } = state;
  const memory = remember(look, state, nowMs);
  return {
    judgement: judgeService(look, settled === undefined ? terms : { ...terms, settled }),
    memory,
    wants: [],
    allowanceMs: memory.rollbackGraceMs + Math.min(memory.preparingMs, LONGEST_PREPARING_MS),
  };
}

/** The time in which nodes fetch images does not count; a rollback that is under way is seen to its end. */
function remember({ service, tasks }: ServiceSight["look"], state: State, nowMs: number): ServiceMemory {
  const { lookedAtMs, preparingMs, rollbackGraceMs } = state.memory;
  const isPreparing = tasks.some(({ state, spec }) => state === "preparing" && spec === service.spec);
  const sinceMs = isPreparing && lookedAtMs !== undefined ? nowMs - lookedAtMs : 0;
  const isRolledBack = service.update?.state === "rollback_started";
  return {
    lookedAtMs: nowMs,
    preparingMs: preparingMs + sinceMs,
    rollbackGraceMs: isRolledBack ? (state.deadlineMs ?? 0) : rollbackGraceMs,
  };
}
