import type { Fault } from "./fault";
import type { Outcome } from "./outcome";
import type { Hearing, Rules } from "./rules";
import type { WaitEffect } from "./wait-effect";
import type { WaitEvent } from "./wait-event";
import type { WaitKind } from "./wait-kind";
import type { WaitState } from "./wait-state";

/** What has become of a wait, and what is to be done for it, in this order. */
export interface Step<K extends WaitKind> {
  readonly state: WaitState<K>;
  readonly effects: readonly WaitEffect<K>[];
}

const DEADLINE = "deadline";
const SETTLE = "settle";
const PROGRESS = "progress";
const RETRY = "retry";
const PROGRESS_EVERY_MS = 1_000;

/**
 * What an event makes of a wait. Pure. Whatever comes in whatever order: a wait settles once, it opens when a look
 * (or news, by the kind's own rules) shows what was waited for and never before, and when it has settled, nothing happens any
 * more.
 *
 * @param nowMs by a clock that never jumps
 */
export function reduceWait<K extends WaitKind>(
  rules: Rules<K>,
  state: WaitState<K>,
  event: WaitEvent<K>,
  nowMs: number,
): Step<K> {
  if (state.outcome) return { state, effects: [] };
  switch (event.kind) {
    case "began":
      return { state, effects: rules.deadlineBy === "timer" ? deadlineTimer(state, nowMs) : [] };
    case "aborted":
      return settled(state, { ok: false, reason: "aborted" });
    case "seen":
      return seen(rules, { ...state, blindSinceMs: undefined }, event.look, nowMs);
    case "absent":
      return settled({ ...state, blindSinceMs: undefined }, rules.absent(state));
    case "blind":
      return blind(rules, state, event.fault, nowMs);
    case "heard":
      return heard(rules, state, rules.hear(event.news, state), nowMs);
    case "rang":
      return rang(rules, state, event.timer, nowMs);
  }
}

function seen<K extends WaitKind>(rules: Rules<K>, before: WaitState<K>, look: K["look"], nowMs: number): Step<K> {
  const isFirst = before.look === undefined;
  const deadlineMs = before.deadlineMs ?? rules.defaultDeadlineMs(look);
  const waitedMs = nowMs - before.beganMs;
  const known = { ...before, look, deadlineMs };
  const { judgement, memory, wants, allowanceMs = 0 } = rules.judge(look, known, { nowMs, waitedMs, isFirst });
  const suspicion = judgement.kind === "suspect" ? judgement.of : undefined;
  const state = { ...known, memory, suspicion };
  if (judgement.kind === "open") {
    const { ended } = judgement;
    return settled(state, { ok: true, by: isFirst ? "already" : rules.by, ...(ended && { ended }) });
  }
  if (judgement.kind === "fail") {
    const { reason, detail } = judgement;
    return settled(state, { ok: false, reason, ...(detail && { detail }) });
  }
  const effects: WaitEffect<K>[] = [];
  if (before.deadlineMs === undefined && rules.deadlineBy === "timer") effects.push(...deadlineTimer(state, nowMs));
  if (isFirst && rules.isTold) effects.push({ kind: "set", timer: PROGRESS, delayMs: PROGRESS_EVERY_MS });
  if (judgement.kind === "suspect" && suspicion !== before.suspicion) {
    effects.push({ kind: "set", timer: SETTLE, delayMs: judgement.settleMs });
  }
  effects.push(...wants);
  const told = reported(rules, state, nowMs);
  const isLate = rules.deadlineBy === "looks" && Math.round(waitedMs) >= deadlineMs + allowanceMs;
  const end = isLate ? settled(told.state, { ok: false, reason: DEADLINE }) : { state: told.state, effects: [] };
  return { state: end.state, effects: [...effects, ...told.effects, ...end.effects] };
}

function blind<K extends WaitKind>(rules: Rules<K>, before: WaitState<K>, fault: Fault, nowMs: number): Step<K> {
  const { kind, detail } = fault;
  const blindSinceMs = before.blindSinceMs ?? nowMs;
  const state = { ...before, blindSinceMs, wasBlind: true };
  const own = rules.reasonOf(fault);
  if (own !== undefined) return settled(state, { ok: false, reason: own, detail });
  // Never reached at all, or refused (no permission, a proxy's rule): time does not mend that. An engine under load
  // may be slow from the first question on, though: it holds an inspect back while it starts that container.
  const isHopeless = kind === "refused" || (kind === "unreachable" && before.look === undefined);
  if (isHopeless || nowMs - blindSinceMs >= rules.engineGraceMs) {
    return settled(state, { ok: false, reason: "engine-unreachable", detail });
  }
  const again: WaitEffect<K>[] =
    rules.retryMs === undefined ? [] : [{ kind: "set", timer: RETRY, delayMs: rules.retryMs }];
  const told = reported(rules, state, nowMs);
  return { state: told.state, effects: [...again, ...told.effects] };
}

function heard<K extends WaitKind>(
  rules: Rules<K>,
  before: WaitState<K>,
  { memory, look, wants = [], report, outcome }: Hearing<K>,
  nowMs: number,
): Step<K> {
  const state = {
    ...before,
    ...(memory !== undefined && { memory }),
    ...(look !== undefined && { look }),
  };
  if (outcome) return settled(state, outcome);
  const told = report ? reported(rules, state, nowMs) : { state, effects: [] };
  return { state: told.state, effects: [...wants, ...told.effects] };
}

function rang<K extends WaitKind>(rules: Rules<K>, state: WaitState<K>, timer: string, nowMs: number): Step<K> {
  switch (timer) {
    case DEADLINE:
      return settled(state, { ok: false, reason: DEADLINE });
    case SETTLE:
      // One that has gone meanwhile does not count, but what it has become is worth a look.
      return { state: { ...state, settled: state.suspicion ?? state.settled }, effects: [{ kind: "look" }] };
    case RETRY:
      return { state, effects: [{ kind: "look" }] };
    case PROGRESS: {
      const told = reported(rules, state, nowMs);
      return {
        state: told.state,
        effects: [...told.effects, { kind: "set", timer: PROGRESS, delayMs: PROGRESS_EVERY_MS }],
      };
    }
    default:
      return heard(rules, state, rules.rang(timer, state), nowMs);
  }
}

function settled<K extends WaitKind>(state: WaitState<K>, outcome: Outcome<K>): Step<K> {
  return { state: { ...state, outcome }, effects: [{ kind: "settle", outcome }] };
}

function deadlineTimer<K extends WaitKind>({ beganMs, deadlineMs }: WaitState<K>, nowMs: number): WaitEffect<K>[] {
  if (deadlineMs === undefined) return [];
  return [{ kind: "set", timer: DEADLINE, delayMs: deadlineMs - (nowMs - beganMs) }];
}

/** Tells how it is going, unless it would say the same again. */
function reported<K extends WaitKind>(rules: Rules<K>, state: WaitState<K>, nowMs: number): Step<K> {
  const progress = rules.isTold ? rules.describe(state, Math.round(nowMs - state.beganMs)) : undefined;
  if (progress === undefined || progress.message === state.told) return { state, effects: [] };
  return { state: { ...state, told: progress.message }, effects: [{ kind: "report", progress }] };
}
