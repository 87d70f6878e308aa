import type { TimelineEvent } from "@pulumi-compose/dashboard";
import type { ContainerSnapshot } from "@pulumi-compose/docker-health";
import type { HealthStatus } from "@pulumi-compose/health-model";
import type { StatusRow } from "../../health/status/status-row";

/** A turn in a service's life, as the picture has it; when, in milliseconds since the epoch. */
export type Turn = Pick<TimelineEvent, "entry" | "number" | "checked">;

interface Life {
  readonly service: string;
  readonly number: number;
  readonly checked: boolean;
  runs: boolean;
  /** Another one of its number takes over, or has: the service's life goes on with that. */
  isReplaced: boolean;
  /** Of its last start. */
  startedMs: number | undefined;
  health: HealthStatus | undefined;
}

export interface LivesOptions {
  /** When the picture begins. */
  readonly beginMs: number;
  /** With what a container has ended that is gone. */
  readonly exitOf: (id: string) => number | undefined;
  readonly snapshot: (id: string) => ContainerSnapshot | undefined;
}

/** Somebody has removed it by force: the engine kills it. */
const KILLED = 137;

/** Sees what has become of containers between one look and the next. */
export class Lives {
  readonly #lives = new Map<string, Life>();
  #isFirst = true;

  constructor(private readonly options: LivesOptions) {}

  /** @returns what has happened since the last look, in the order in which it has */
  see(rows: readonly StatusRow[], nowMs: number): readonly Turn[] {
    const turns: Turn[] = [];
    const there = new Set<string>();
    for (const row of rows) {
      if (!row.container) continue;
      there.add(row.container.id);
      turns.push(...this.#turnsOf(row, row.container, nowMs));
    }
    for (const [id, life] of this.#lives) {
      if (there.has(id)) continue;
      this.#lives.delete(id);
      if (life.runs && !life.isReplaced)
        turns.push(turn(life, nowMs, { kind: "exit", code: this.options.exitOf(id) ?? KILLED }));
    }
    this.#isFirst = false;
    return turns.sort((one, other) => one.entry.atMs - other.entry.atMs);
  }

  #turnsOf(row: StatusRow, { id, number }: { id: string; number: number }, nowMs: number): Turn[] {
    const { service, health } = row;
    const snapshot = this.options.snapshot(id);
    const runs = row.state === "running" || row.state === "paused";
    const startedMs = snapshot ? moment(snapshot.state.startedAt) : runs ? row.since?.ms : undefined;
    const known = this.#lives.get(id);
    const checked = snapshot ? snapshot.healthcheck !== undefined : health !== undefined || known?.checked === true;
    const life: Life = known ?? {
      ...{ service, number, checked, runs: false, isReplaced: false, startedMs: undefined, health: undefined },
    };
    this.#lives.set(id, life);
    life.isReplaced = row.beside === "old";
    const turns: Turn[] = [];
    const say = (atMs: number, entry: Said) => turns.push(turn({ ...life, checked }, atMs, entry));
    // What came before the picture is there when it begins.
    const isOld = !known && (this.#isFirst || (startedMs ?? nowMs) < this.options.beginMs - SLACK_MS);
    if (isOld) {
      const hasRun = runs || row.exitCode !== undefined;
      const state = runs ? "running" : "exited";
      if (hasRun) say(this.options.beginMs, { kind: "found", state, ...(runs && health && { health }) });
      Object.assign(life, { runs, startedMs, health: runs ? health : undefined });
      return turns;
    }
    const isAnew = startedMs !== undefined && startedMs !== life.startedMs && (runs || row.exitCode !== undefined);
    if (isAnew && life.runs) {
      say(Math.min(startedMs, nowMs), { kind: "exit", code: this.options.exitOf(id) ?? KILLED });
      life.runs = false;
    }
    if (isAnew || (runs && !life.runs)) {
      say(startedMs ?? nowMs, { kind: "start" });
      Object.assign(life, { runs: true, startedMs, health: checked ? "starting" : undefined });
    }
    if (runs && health && life.health !== health) {
      const at = row.since && !row.since.atLeast && health !== "starting" ? row.since.ms : nowMs;
      const from = life.health ?? "starting";
      say(Math.max(at, startedMs ?? 0), { kind: "health", from, to: health, failingStreak: row.failingStreak ?? 0 });
      life.health = health;
    }
    if (!runs && life.runs) {
      const ended = snapshot ? moment(snapshot.state.finishedAt) : row.since?.ms;
      const at = ended !== undefined && ended >= (life.startedMs ?? 0) ? ended : nowMs;
      if (!life.isReplaced)
        say(at, { kind: "exit", code: row.exitCode ?? this.options.exitOf(id) ?? snapshot?.state.exitCode ?? 0 });
      life.runs = false;
    }
    return turns;
  }
}

/** An engine's clock and this one differ a little. */
const SLACK_MS = 1_000;

type Said = DistributiveOmit<TimelineEvent["entry"], "atMs" | "service">;
type DistributiveOmit<Whole, Keys extends PropertyKey> = Whole extends unknown ? Omit<Whole, Keys> : never;

function turn({ service, number, checked }: Life, atMs: number, said: Said): Turn {
  return { entry: { atMs, service, ...said }, number, checked };
}

function moment(text: string): number | undefined {
  const ms = Date.parse(text);
  // The engine writes the year 1 for what never happened.
  return ms > 0 ? ms : undefined;
}
