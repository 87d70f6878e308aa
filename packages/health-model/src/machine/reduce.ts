import type { HealthEvent, ProbeEvent } from "./health-event";
import type { HealthState } from "./health-state";
import { initialState } from "./initial-state";
import { probeRecord } from "./probe-record";
import { scheduleNext } from "./schedule-next";

/** Entries of the health log that the engine keeps. */
const MAX_LOG_ENTRIES = 5;

/**
 * Docker Engine's health monitor as a pure function. A success makes healthy and ends the streak. A failure counts
 * unless the container is still starting and the probe began within the start period; when as many counted in a row
 * as `retries` says, it is unhealthy, until a success heals it. Any exit code but 0 is a failure.
 */
export function reduce(state: HealthState, event: HealthEvent): HealthState {
  switch (event.kind) {
    case "probe":
      return state.nextProbeMs === undefined ? state : probed(state, event);
    case "start":
      // The engine clears status and streak at every start, but never the log.
      return { ...initialState(state.check, state.dialect, event.atMs, event.watchedMs), log: state.log };
    case "stop":
    case "pause":
      // Without telling anybody by an event, the engine shows a container whose monitor it stopped as unhealthy.
      return { ...state, status: "unhealthy", nextProbeMs: undefined };
    case "unpause": {
      if (state.nextProbeMs !== undefined) return state;
      return { ...state, nextProbeMs: scheduleNext(state, event.atMs) };
    }
  }
}

function probed(state: HealthState, event: ProbeEvent): HealthState {
  const entry = probeRecord(event, state.check, state.dialect);
  const log = [...state.log, entry].slice(-MAX_LOG_ENTRIES);
  const judged = { ...state, log, ...verdict(state, entry.exitCode, event.startMs) };
  return { ...judged, nextProbeMs: scheduleNext(judged, event.goneMs ?? event.endMs) };
}

function verdict(state: HealthState, exitCode: number, startMs: number): Pick<HealthState, "status" | "failingStreak"> {
  if (exitCode === 0) return { status: "healthy", failingStreak: 0 };

  const { check, status, startedMs, failingStreak } = state;
  const forgiven = status === "starting" && startMs < startedMs + check.startPeriodMs;
  if (forgiven) return { status, failingStreak };

  const streak = failingStreak + 1;
  return { status: streak >= check.retries ? "unhealthy" : status, failingStreak: streak };
}
