import type { ContainerSnapshot } from "../shared/container-snapshot";
import type { ContainerGoal, FailureReason } from "../shared/wait-types";
import type { Judgement } from "../wait/judgement";

export interface Terms {
  readonly goal: ContainerGoal;
  readonly onUnhealthy: "fail" | "keep-waiting";
  /** The unhealthy verdict that does not count because it was there before the wait (its last probe's start). */
  readonly pardoned?: string;
  /** The suspicion that has already lasted long enough. */
  readonly settled?: string;
  /** The engine's time at the look, in milliseconds since the epoch: never later than it was. Absent: not known. */
  readonly engineMs?: number;
  /** How long it has to run to be up, in milliseconds. Absent: 3 s. */
  readonly upAfterMs?: number;
}

const RESTARTING_SETTLE_MS = 2_000;
const STALE_SETTLE_MS = 1_000;
// What fails for want of a setting, a file or an address mostly does so within its first seconds.
const UP_AFTER_MS = 3_000;
// The engine's own measure: a container that ran this long is taken for started, and its policy begins anew.
const UP_AGAIN_AFTER_MS = 10_000;

/** What one look at a container means for a wait. Pure: the same look and terms give the same answer. */
export function judgeContainer(container: ContainerSnapshot, terms: Terms): Judgement<FailureReason> {
  if (terms.goal === "service_healthy" && !container.healthcheck) return fail("no-healthcheck");
  const { status, error } = container.state;
  switch (status) {
    case "created":
      // Created with an error: the engine tried to start it and could not.
      return error ? fail("exited") : { kind: "pending" };
    case "restarting":
      return terms.goal === "service_started" ? { kind: "open" } : { kind: "pending" };
    case "paused":
      return terms.goal === "service_started" ? { kind: "open" } : { kind: "pending" };
    case "removing":
      return { kind: "pending" };
    case "dead":
      return judgeDead(container, terms);
    case "exited":
      return judgeExited(container, terms);
    case "running":
      return judgeRunning(container, terms);
  }
}

/**
 * Docker Engine shows "dead" for a moment at the end of a removal, and for good where the removal failed. What had run
 * and ended well has done so all the same; no policy starts it again.
 */
function judgeDead(container: ContainerSnapshot, { goal }: Terms): Judgement<FailureReason> {
  const { startedAt, exitCode, oomKilled } = container.state;
  const hasRun = Date.parse(startedAt) > 0;
  if (hasRun && exitCode === 0 && endsWell(container, goal)) return { kind: "open" };
  return fail(oomKilled ? "out-of-memory" : "exited");
}

function judgeExited(container: ContainerSnapshot, terms: Terms): Judgement<FailureReason> {
  const { exitCode, oomKilled } = container.state;
  if (exitCode === 0 && endsWell(container, terms.goal)) return { kind: "open" };
  const reason = oomKilled ? "out-of-memory" : "exited";
  // The engine shows "restarting" for what it is about to restart. One that a policy would restart and that is
  // "exited" all the same was stopped by hand, or the engine itself is going down and will bring it back.
  const of = `exited ${container.state.finishedAt}`;
  if (wouldRestart(container) && terms.settled !== of) return { kind: "suspect", of, settleMs: RESTARTING_SETTLE_MS };
  return fail(reason);
}

/** Whether an exit with 0 is what was waited for. What a policy keeps running has no end to come to. */
function endsWell(container: ContainerSnapshot, goal: ContainerGoal): boolean {
  return goal === "up" ? !wouldRestart(container) : goal !== "service_healthy";
}

function judgeRunning(container: ContainerSnapshot, terms: Terms): Judgement<FailureReason> {
  if (terms.goal === "service_started") return { kind: "open" };
  if (terms.goal === "service_completed_successfully") return { kind: "pending" };
  return terms.goal === "up" ? judgeUp(container, terms) : judgeHealth(container, terms);
}

/** Up is what still runs a moment after its start: the engine calls running what is about to fail, too. */
function judgeUp(
  { state }: ContainerSnapshot,
  { settled, engineMs, upAfterMs = UP_AFTER_MS }: Terms,
): Judgement<FailureReason> {
  const of = `up ${state.startedAt}`;
  if (settled === of) return { kind: "open" };
  const wantedMs = state.restartCount > 0 ? Math.max(UP_AGAIN_AFTER_MS, upAfterMs) : upAfterMs;
  const ranMs = engineMs === undefined ? 0 : Math.max(0, engineMs - Date.parse(state.startedAt));
  return ranMs >= wantedMs ? { kind: "open" } : { kind: "suspect", of, settleMs: wantedMs - ranMs };
}

function judgeHealth(container: ContainerSnapshot, terms: Terms): Judgement<FailureReason> {
  const { health } = container;
  if (!health || health.status === "starting") return { kind: "pending" };
  // Between a restart and the engine's reset of the health lies a moment in which the old verdict still stands.
  const of = `${health.status} ${container.state.startedAt}`;
  if (isStale(container) && terms.settled !== of) return { kind: "suspect", of, settleMs: STALE_SETTLE_MS };
  if (health.status === "healthy") return { kind: "open" };
  // After a pause the engine says unhealthy without a failed probe behind it: its next probe decides.
  if (health.failingStreak < (container.healthcheck?.retries ?? 0)) return { kind: "pending" };
  if (terms.onUnhealthy === "keep-waiting") return { kind: "pending", despite: "unhealthy" };
  if (terms.pardoned === newestProbe(container)) return { kind: "pending" };
  return fail("unhealthy");
}

/** The start of the engine's newest probe; empty when there is none. */
export function newestProbe(container: ContainerSnapshot): string {
  return container.health?.log.at(-1)?.start ?? "";
}

function isStale(container: ContainerSnapshot): boolean {
  const probed = Date.parse(newestProbe(container));
  return !(probed >= Date.parse(container.state.startedAt));
}

function wouldRestart({ restartPolicy, state }: ContainerSnapshot): boolean {
  switch (restartPolicy.name) {
    case "no":
      return false;
    case "on-failure":
      return state.exitCode !== 0 && (restartPolicy.retries === 0 || state.restartCount < restartPolicy.retries);
    case "always":
    case "unless-stopped":
      return true;
  }
}

const fail = (reason: FailureReason): Judgement<FailureReason> => ({ kind: "fail", reason });
