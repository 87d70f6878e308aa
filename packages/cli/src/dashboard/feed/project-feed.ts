import type { GateState, StreamEvent } from "@pulumi-compose/dashboard";
import { type Clock, type Following, renderFindings, type WaitFailure } from "@pulumi-compose/docker-health";
import type { StartPlan } from "@pulumi-compose/health-model";
import type { ComposeProject } from "@pulumi-compose/parser";
import type { StatusRow } from "../../health/status/status-row";
import { watchStatus } from "../../health/status/watch-status";
import type { Watched } from "../../targets/command-target";
import type { EventLog } from "../stream/event-log";
import { containerState } from "./container-state";
import { GateBook } from "./gate-book";
import { gatesOfEngine } from "./gates-of-engine";
import { Lives, type Turn } from "./lives";
import { portsOfFile } from "./ports-of-file";
import { firstLines, Probes, type SeenProbe, seenProbe } from "./probes";
import { troubleOf } from "./trouble-of";

export interface FeedOptions {
  readonly log: EventLog;
  readonly watched: Watched;
  readonly clock: Clock;
  /** Where the engine is. */
  readonly host: string | undefined;
  /** The file's project, where there is one. */
  readonly project: () => ComposeProject | undefined;
  /** The present plan. */
  readonly plan: () => StartPlan | undefined;
  /** What must not be shown. */
  readonly secrets: () => readonly string[];
  /** Told of the containers before anything else is told of them. */
  readonly onRows?: (rows: readonly StatusRow[]) => void;
}

interface Shown {
  readonly text: string;
  readonly service: string;
  readonly number: number;
  ok: boolean;
}

/** Tells what becomes of a project's containers on an engine. */
export class ProjectFeed {
  readonly gates: GateBook;
  /** When the picture begins: milliseconds since the epoch. */
  readonly beginMs: number;
  readonly #lives: Lives;
  readonly #probes = new Probes();
  readonly #shown = new Map<string, Shown>();
  #rows: readonly StatusRow[] = [];
  #engine: "unknown" | "there" | "lost" = "unknown";
  #isUpdating = false;
  #background: Promise<unknown> = Promise.resolve();
  #waiters: (() => void)[] = [];
  #lookAgain = () => {};

  constructor(private readonly options: FeedOptions) {
    const { clock, log, watched } = options;
    this.beginMs = clock.wall();
    this.gates = new GateBook((gate: GateState) => log.tell({ type: "gate", at: clock.wall(), gate }));
    this.#lives = new Lives({
      beginMs: this.beginMs,
      exitOf: (id) => watched.exitOf?.(id),
      snapshot: (id) => watched.snapshot?.(id),
    });
  }

  /** Follows the project until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    const { watched, clock } = this.options;
    const probing: Following | undefined = watched.followProbes?.((id, probe) => {
      const row = this.#rows.find(({ container }) => container?.id === id);
      if (row) this.#tellProbe(row, { ...seenProbe(probe), by: "probe" });
    });
    await watchStatus({
      read: watched.read,
      follow: async (onChange) => {
        this.#lookAgain = () => onChange("state");
        return (await watched.follow?.(onChange)) ?? { stop: () => {} };
      },
      show: (rows, trouble) => this.#see(rows, trouble),
      clock,
      signal,
    });
    probing?.stop();
    await this.#background;
  }

  /** Resolves once the engine has been looked at again, after this call. */
  looked(): Promise<void> {
    this.#lookAgain();
    return new Promise((resolve) => this.#waiters.push(resolve));
  }

  /** An update begins: until it ends, what it says of its gates counts. */
  beginUpdate(): void {
    this.#isUpdating = true;
    this.gates.beginUpdate();
  }

  /** @param explained services of which the update has told why they are not as they should be */
  endUpdate(explained: ReadonlySet<string> = new Set()): void {
    this.#isUpdating = false;
    this.gates.endUpdate();
    for (const row of this.#rows) {
      const shown = this.#shown.get(row.container?.id ?? "");
      if (shown && explained.has(row.service) && !row.ok) shown.ok = false;
      else this.#explain(row, shown);
    }
  }

  /** Resolves once it is told why each container is not as it should be. */
  async explained(): Promise<void> {
    await this.#background;
  }

  /** The containers as they were seen last. */
  get rows(): readonly StatusRow[] {
    return this.#rows;
  }

  /** Tells a turn of the picture. */
  turn({ entry, number, checked }: Turn): void {
    const beginMs = this.beginMs;
    const since = (ms: number) => Math.max(0, ms - beginMs);
    const counted = { ...entry, atMs: since(entry.atMs) };
    this.#tell({
      type: "timeline",
      beginMs,
      entry: counted.kind === "probe" ? { ...counted, startMs: since(counted.startMs) } : counted,
      ...(number !== undefined && this.#isOneOfMany(entry.service) && { number }),
      checked,
    });
  }

  #see(rows: readonly StatusRow[], trouble: string | undefined): void {
    if (trouble === undefined) this.#connected();
    else this.#lost(trouble);
    const isNew = rows !== this.#rows;
    if (trouble === undefined && isNew) {
      this.#rows = rows;
      this.options.onRows?.(rows);
      for (const row of rows) this.#tellContainer(row);
      this.#tellGone(rows);
      for (const turn of this.#lives.see(rows, this.options.clock.wall())) this.turn(turn);
      for (const row of rows) this.#tellProbes(row);
      this.gates.engine(gatesOfEngine(this.options.plan()?.gates ?? [], rows));
    }
    if (isNew || trouble !== undefined) for (const waiter of this.#waiters.splice(0)) waiter();
  }

  #connected(): void {
    if (this.#engine === "there") return;
    this.#tell({ type: "engine", status: this.#engine === "lost" ? "back" : "connected" });
    this.#engine = "there";
  }

  #lost(reason: string): void {
    if (this.#engine === "lost") return;
    this.#engine = "lost";
    this.#tell({ type: "engine", status: "lost", reason });
  }

  #tellContainer(row: StatusRow): void {
    const { watched, host, project } = this.options;
    const { container, service } = row;
    if (!container) return;
    const file = project();
    const state = containerState(row, {
      snapshot: watched.snapshot?.(container.id),
      host,
      ports: portsOfFile(file, service, host),
      image: file?.services[service]?.image,
    });
    if (!state) return;
    const text = JSON.stringify(state);
    const before = this.#shown.get(container.id);
    if (before?.text === text) return;
    const shown = { text, service, number: container.number, ok: before?.ok ?? true };
    this.#shown.set(container.id, shown);
    this.#tell({ type: "container", container: state });
    this.#explain(row, shown);
  }

  #tellGone(rows: readonly StatusRow[]): void {
    const there = new Set(rows.map(({ container }) => container?.id));
    for (const id of this.#shown.keys()) {
      if (there.has(id)) continue;
      this.#shown.delete(id);
      this.#probes.forget(id);
      this.#tell({ type: "container-gone", id });
    }
  }

  #tellProbes(row: StatusRow): void {
    const snapshot = row.container && this.options.watched.snapshot?.(row.container.id);
    for (const probe of snapshot ? this.#probes.see(snapshot) : []) this.#tellProbe(row, probe);
  }

  #tellProbe({ service, container }: StatusRow, { startMs, endMs, exitCode, output, by }: SeenProbe): void {
    if (!container) return;
    const { id, number } = container;
    const whose = by === "engine" ? by : "gate";
    this.#tell({
      ...{ type: "probe", service, number, container: id, by: whose, startMs, endMs, exitCode },
      output: firstLines(output),
    });
    if (endMs < this.beginMs) return;
    const entry = {
      kind: "probe",
      atMs: endMs,
      service,
      by: whose,
      startMs,
      exitCode,
      timedOut: exitCode === -1,
    } as const;
    this.turn({ entry, number, checked: true });
  }

  /** Says why a container is not as it should be: once, until it is again. */
  #explain(row: StatusRow, shown: Shown | undefined): void {
    if (!shown || !row.container) return;
    if (row.ok) {
      shown.ok = true;
      return;
    }
    // The gates of an update tell that themselves.
    if (!shown.ok || this.#isUpdating) return;
    shown.ok = false;
    const { service, container, error, update } = row;
    const { watched, secrets } = this.options;
    const words = error ?? update;
    if (!watched.evidence) {
      if (words !== undefined)
        this.#tell({ type: "evidence", service, number: container.number, title: words, text: words });
      return;
    }
    const goal = row.health === undefined ? "service_completed_successfully" : "service_healthy";
    const asked = watched.evidence(container.id, goal, secrets()).then(
      (failure) => failure && this.#tellEvidence(row, container.number, failure),
      // An engine that is away is told of.
      () => undefined,
    );
    this.#background = Promise.all([this.#background, asked]);
  }

  #tellEvidence(row: StatusRow, number: number, failure: WaitFailure): void {
    // That it did not come to an end in this very moment is no reason.
    if (failure.reason === "deadline") return;
    const title = `${failure.evidence.container.name}: ${troubleOf(row)}`;
    this.#tell({
      type: "evidence",
      service: row.service,
      number,
      code: `gate/${failure.reason}`,
      title,
      text: `${title}\n${renderFindings(failure)}`,
    });
  }

  #isOneOfMany(service: string): boolean {
    const numbers = new Set(this.#rows.flatMap((row) => (row.service === service ? (row.container?.number ?? 1) : [])));
    return numbers.size > 1 || (this.options.plan()?.services[service]?.replicas ?? 1) > 1;
  }

  #tell(event: Untimed): void {
    this.options.log.tell(timed(event, this.options.clock.wall()));
  }
}

/** An event without its time. */
export type Untimed = DistributiveOmit<StreamEvent, "at">;
type DistributiveOmit<Whole, Keys extends PropertyKey> = Whole extends unknown ? Omit<Whole, Keys> : never;

export function timed(event: Untimed, at: number): StreamEvent {
  return { ...event, at };
}
