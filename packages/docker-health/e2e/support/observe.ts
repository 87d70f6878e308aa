import {
  type Dialect,
  type Healthcheck,
  type HealthEvent,
  type HealthState,
  type HealthStatus,
  initialState,
  reduce,
} from "@pulumi-compose/health-model";
import type { ContainerSnapshot } from "../../src";

export interface HealthChange {
  readonly atMs: number;
  readonly status: HealthStatus;
}

/** Everything that was seen of one container's health. */
export class Observation {
  readonly changes: HealthChange[] = [];
  readonly stops: number[] = [];
  /** When the engine told of a start: just after it had begun to watch the container's health. */
  readonly watched: number[] = [];
  readonly #starts = new Set<number>();
  readonly #probes = new Map<string, HealthEvent & { kind: "probe" }>();
  readonly #looks: { key: string; status: HealthStatus; streak: number; said: string }[] = [];

  see(container: ContainerSnapshot, nowMs: number): void {
    if (container.state.status !== "running" || !container.health) return;
    const startedMs = milliseconds(container.state.startedAt);
    this.#starts.add(startedMs);
    for (const { start, durationMs, exitCode, output } of container.health.log) {
      const startMs = milliseconds(start);
      const times = { kind: "probe", startMs, endMs: startMs + durationMs } as const;
      this.#probes.set(start, exitCode === -1 ? { ...times, timeout: true } : { ...times, exitCode, output });
    }
    // Just after a start the engine may not have reset the health yet.
    if (nowMs - startedMs < 400) return;
    const { status, failingStreak } = container.health;
    this.#looks.push({
      key: keyOf(startedMs, container.health.log.at(-1)?.start ?? ""),
      status,
      streak: failingStreak,
      said: `${status} ${failingStreak}`,
    });
  }

  get probes(): number {
    return this.#probes.size;
  }

  /** What the model makes of the same starts, probes and stops, beside what the engine made of them. */
  compare(check: Healthcheck, dialect: Dialect): { model: string[]; engine: string[] } {
    const model: string[] = [];
    const after = new Map<string, string>();
    let newest = "";
    for (const { start, event, state, before } of this.#replay(check, dialect)) {
      if (event?.kind === "probe") {
        newest = start;
        if (before && state.status !== before.status) model.push(state.status);
      }
      if (event?.kind !== "stop") after.set(keyOf(state.startedMs, newest), `${state.status} ${state.failingStreak}`);
    }
    // A change after the last look belongs to a probe that nobody has seen; it would be a whole interval later.
    const until = Math.max(...[...this.#probes.values()].map(({ endMs }) => endMs)) + LATE_MS;
    const engine = this.changes.filter(({ atMs }) => atMs < until).map(({ status }) => String(status));
    for (const { key, said } of this.#looks) {
      model.push(`${key}: ${after.get(key) ?? "unknown"}`);
      engine.push(`${key}: ${said}`);
    }
    return { model, engine };
  }

  /** The probes that did not begin when the model foretells it of them, given all that was before. */
  misplaced(check: Healthcheck, dialect: Dialect): Misplaced[] {
    const misplaced: Misplaced[] = [];
    let isFirst = true;
    for (const { event, before } of this.#replay(check, dialect)) {
      if (event?.kind === "start") isFirst = true;
      if (event?.kind !== "probe" || before?.nextProbeMs === undefined) continue;
      const foretold = this.#foretold(before);
      const late = foretold.map((atMs) => event.startMs - atMs);
      const earliest = isFirst ? -FIRST_EARLY_MS : -EARLY_MS;
      if (!late.some((ms) => ms > earliest && ms < PROBE_LATE_MS)) {
        const since = (atMs: number) => Math.round(atMs - before.startedMs);
        misplaced.push({ foretold: foretold.map(since), real: since(event.startMs) });
      }
      isFirst = false;
    }
    return misplaced;
  }

  /** When the next probe begins: by the end of the last one, and by the moment a little later at which the engine has it. */
  #foretold(state: HealthState): readonly number[] {
    const last = this.#probes.get(this.#startOf(state));
    if (!last || last.startMs < state.startedMs || state.nextProbeMs === undefined)
      return [state.nextProbeMs ?? Number.NaN];
    const period = state.startedMs + state.check.startPeriodMs;
    const isAtEdge = last.endMs < period && last.endMs + ENGINE_LAG_MS >= period;
    return isAtEdge ? [state.nextProbeMs, last.endMs + state.check.intervalMs] : [state.nextProbeMs];
  }

  #startOf({ log }: HealthState): string {
    const newest = log.at(-1)?.startMs;
    return [...this.#probes].find(([, { startMs }]) => startMs === newest)?.[0] ?? "";
  }

  #runs(): { readonly atMs: number; readonly watchedMs: number }[] {
    const starts = [...this.#starts].sort((a, b) => a - b);
    return starts.map((atMs, at) => {
      const until = starts[at + 1] ?? Number.POSITIVE_INFINITY;
      return { atMs, watchedMs: this.watched.find((told) => told >= atMs && told < until) ?? atMs };
    });
  }

  /** Each thing that happened, with what the model makes of it. */
  *#replay(check: Healthcheck, dialect: Dialect): Generator<Replayed> {
    const [first = { atMs: 0, watchedMs: 0 }, ...restarts] = this.#runs();
    const events = [
      ...restarts.map((run): Happened => ({ at: run.atMs, start: "", event: { kind: "start", ...run } })),
      ...this.stops.map((atMs): Happened => ({ at: atMs, start: "", event: { kind: "stop", atMs } })),
      ...[...this.#probes].map(([start, event]): Happened => ({ at: event.endMs, start, event })),
    ].sort((a, b) => a.at - b.at);
    let state = initialState(check, dialect, first.atMs, first.watchedMs);
    yield { start: "", state };
    for (const { start, event } of events) {
      const before = state;
      state = reduce(state, event);
      yield { start, event, before, state };
    }
  }
}

/** A probe that began at another moment than foretold, in milliseconds from the container's start. */
export interface Misplaced {
  readonly foretold: readonly number[];
  readonly real: number;
}

interface Replayed {
  readonly start: string;
  /** Absent: the container's first start. */
  readonly event?: HealthEvent;
  readonly before?: HealthState;
  readonly state: HealthState;
}

// An engine never probes early; but of a start it tells only when it has begun to wait for the first probe. How late depends
// on the machine: timers come late where processors are few.
const EARLY_MS = 30;
const FIRST_EARLY_MS = 300;
const PROBE_LATE_MS = 450;
// From the end of a probe to the engine's look at the clock.
const ENGINE_LAG_MS = 200;

const LATE_MS = 700;

interface Happened {
  readonly at: number;
  readonly start: string;
  readonly event: HealthEvent;
}

const keyOf = (startedMs: number, newest: string) => `${startedMs} ${newest}`;

/** To the microsecond: two times of the engine within one millisecond keep their order. */
export function milliseconds(time: string): number {
  const [, whole = "", fraction = "0", zone = "Z"] = /^(.*?)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(time) ?? [];
  return Date.parse(`${whole}${zone}`) + Number(`0.${fraction}`) * 1000;
}
