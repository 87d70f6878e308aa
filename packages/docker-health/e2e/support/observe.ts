import {
  dialectOf,
  type Healthcheck,
  type HealthEvent,
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
  compare(check: Healthcheck, engineVersion: string): { model: string[]; engine: string[] } {
    const dialect = dialectOf(engineVersion);
    const [first = 0, ...restarts] = [...this.#starts].sort((a, b) => a - b);
    const events = [
      ...restarts.map((atMs): Happened => ({ at: atMs, start: "", event: { kind: "start", atMs } })),
      ...this.stops.map((atMs): Happened => ({ at: atMs, start: "", event: { kind: "stop", atMs } })),
      ...[...this.#probes].map(([start, event]): Happened => ({ at: event.endMs, start, event })),
    ].sort((a, b) => a.at - b.at);
    let state = initialState(check, dialect, first);
    let newest = "";
    const after = new Map([[keyOf(first, ""), `${state.status} ${state.failingStreak}`]]);
    const model: string[] = [];
    for (const { start, event } of events) {
      const before = state;
      state = reduce(state, event);
      if (event.kind === "probe") {
        newest = start;
        if (state.status !== before.status) model.push(state.status);
      }
      if (event.kind !== "stop") after.set(keyOf(state.startedMs, newest), `${state.status} ${state.failingStreak}`);
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
}

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
