import type { Clock, ContainerSnapshot, Engine } from "@pulumi-compose/docker-health";
import type { Change } from "../command-target";

type Signal = Parameters<Parameters<Engine["followAll"]>[0]>[0];

interface Known {
  snapshot: ContainerSnapshot | undefined;
  /** By the clock: when it was looked at. */
  lookedAt: number;
  /** What the list said of it then. */
  listed: string | undefined;
  /** Something of it has changed. */
  changed: boolean;
  /** A probe of it has ended. */
  probed: boolean;
}

/** Containers come and go without a word where an engine tells no events. */
const LIST_EVERY_MS = 2_000;
/** What a look at one costs all others: with a hundred containers each is asked for its probes every five seconds. */
const PROBE_GAP_MS = 50;

/** A project's containers on an engine: looked at again only where something may have changed. */
export class ContainerLooks {
  readonly #known = new Map<string, Known>();
  /** The exit codes of those that have ended, as the events told them. */
  readonly #exits = new Map<string, number>();
  #listedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly engine: Pick<Engine, "summaries" | "inspect">,
    private readonly project: string,
    private readonly clock: Clock,
  ) {}

  /** Hears of any container. @returns what it means for this project; undefined: nothing, or nothing yet */
  heard(signal: Signal): Change | undefined {
    if (signal.kind === "look") {
      this.#listedAt = Number.NEGATIVE_INFINITY;
      for (const known of this.#known.values()) known.changed = true;
      return "state";
    }
    const { containerId, action, project, exitCode } = signal.event;
    const known = this.#known.get(containerId);
    if (action === "exec_die") {
      if (known) known.probed = true;
      return known && this.#isDue(known) ? "probe" : undefined;
    }
    if (project !== undefined && project !== this.project) return undefined;
    if (action === "die" && exitCode !== undefined) this.#exits.set(containerId, exitCode);
    if (known) known.changed = true;
    else if (project !== undefined) this.#add(containerId, undefined);
    // Whose it is the engine does not say: the list does.
    else if (action === "create" || action === "start") this.#listedAt = Number.NEGATIVE_INFINITY;
    else return undefined;
    return "state";
  }

  /** What there is. @throws EngineError */
  async read(): Promise<readonly ContainerSnapshot[]> {
    if (this.clock.now() - this.#listedAt >= LIST_EVERY_MS) await this.#list();
    const due = [...this.#known].filter(([, known]) => known.changed || this.#isDue(known));
    await Promise.all(due.map(([id, known]) => this.#look(id, known)));
    return [...this.#known.values()].flatMap(({ snapshot }) => snapshot ?? []);
  }

  /** One of them, as it was seen last. */
  of(id: string): ContainerSnapshot | undefined {
    return this.#known.get(id)?.snapshot;
  }

  /** With what one has ended, though it may be gone since; undefined: nobody has said. */
  exitOf(id: string): number | undefined {
    return this.#exits.get(id);
  }

  #add(id: string, listed: string | undefined): void {
    this.#known.set(id, { snapshot: undefined, lookedAt: 0, listed, changed: true, probed: false });
  }

  #isDue({ probed, lookedAt }: Known): boolean {
    return probed && this.clock.now() - lookedAt >= PROBE_GAP_MS * this.#known.size;
  }

  async #list(): Promise<void> {
    const begun = this.clock.now();
    const before = new Set(this.#known.keys());
    const rows = await this.engine.summaries({ "com.docker.compose.project": this.project });
    this.#listedAt = begun;
    const there = new Set(rows.map(({ id }) => id));
    for (const id of before) if (!there.has(id)) this.#known.delete(id);
    for (const { id, status } of rows) {
      const known = this.#known.get(id);
      if (!known) this.#add(id, status);
      else {
        // A network that another container of its number has taken over is in no event of a container.
        known.changed ||= (known.listed !== undefined && known.listed !== status) || this.#hasTwin(known);
        known.listed = status;
      }
    }
  }

  async #look(id: string, known: Known): Promise<void> {
    // What happens from here on may not be in the answer.
    known.changed = false;
    known.probed = false;
    known.lookedAt = this.clock.now();
    try {
      const snapshot = await this.engine.inspect(id);
      if (snapshot) known.snapshot = snapshot;
      else this.#known.delete(id);
    } catch (error) {
      known.changed = true;
      throw error;
    }
  }

  /** Whether there are two of a number, as while one takes over from the other. */
  #hasTwin({ snapshot }: Known): boolean {
    const key = twinKey(snapshot);
    if (key === undefined) return false;
    let count = 0;
    for (const other of this.#known.values()) if (twinKey(other.snapshot) === key) count += 1;
    return count > 1;
  }
}

function twinKey(snapshot: ContainerSnapshot | undefined): string | undefined {
  const service = snapshot?.labels["com.docker.compose.service"];
  return service && `${service} ${snapshot?.labels["com.docker.compose.container-number"] ?? 1}`;
}
