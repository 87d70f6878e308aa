import type { ServerResponse } from "node:http";
import type { LogLine } from "@pulumi-compose/dashboard";
import type { LogFollowing } from "@pulumi-compose/docker-health";
import type { Watched } from "../../targets/command-target";
import { Outbox } from "./outbox";

/** A container that may have a log. */
export interface Logged {
  readonly id: string;
  readonly number: number;
  readonly runs: boolean;
}

/** Whose logs there are to tell. */
export interface LogSource {
  readonly followLog: NonNullable<Watched["followLog"]>;
  /** The containers of a service, as they are now. */
  readonly containers: (service: string) => readonly Logged[];
  /** Calls back when they may be others. */
  readonly onChange: (listener: () => void) => { stop(): void };
  /** Of so many at a time, whoever looks: each is a connection to the engine. */
  readonly most: number;
  /** Takes out of a text what must not be shown. */
  readonly clean: (text: string) => string;
}

export interface LogRequest {
  readonly service: string;
  /** Of this replica alone. */
  readonly number: number | undefined;
  /** How many lines there are to be at first, of each. */
  readonly tail: number;
}

const FLUSH_MS = 50;
/** While a browser takes nothing. */
const MOST_PENDING = 2_000;

/** How many logs of a source are followed, by all who look. */
const followedOf = new WeakMap<LogSource, number>();

interface Followed {
  log: LogFollowing | undefined;
  /** The engine's time of the last line. */
  last: string | undefined;
  isOpen: boolean;
  /** It was told that it is not followed. */
  isPutOff: boolean;
}

/** Tells one browser the log of a service: its last lines, and those that come, of containers that come as well. */
export class LogStream {
  readonly #outbox: Outbox;
  readonly #followed = new Map<string, Followed>();
  readonly #listening: { stop(): void };
  #pending: LogLine[] = [];
  #isOver = false;
  #isPaused = false;

  constructor(
    response: ServerResponse,
    private readonly source: LogSource,
    private readonly request: LogRequest,
    onClose: () => void,
  ) {
    this.#outbox = new Outbox(response, FLUSH_MS, { flush: () => this.#flush(), stop: () => this.#stop(), onClose });
    this.#listening = source.onChange(() => this.#look());
    this.#look();
  }

  bye(reason: string): void {
    this.#outbox.bye(reason);
  }

  #look(): void {
    if (this.#isOver) return;
    const { service, number } = this.request;
    const all = this.source.containers(service).filter((one) => number === undefined || one.number === number);
    const there = new Set(all.map(({ id }) => id));
    for (const id of this.#followed.keys()) {
      if (!there.has(id) && !this.#followed.get(id)?.isOpen) this.#followed.delete(id);
    }
    for (const container of all) {
      const followed = this.#followed.get(container.id);
      // What has ended has a log as well, once; after a restart it goes on behind its last line.
      if (followed && (followed.isOpen || !container.runs)) continue;
      const entry: Followed = followed ?? { log: undefined, last: undefined, isOpen: false, isPutOff: false };
      this.#followed.set(container.id, entry);
      if (this.#count(0) >= this.source.most) {
        this.#putOff(container, entry);
        continue;
      }
      void this.#follow(container, entry);
    }
  }

  async #follow({ id, number }: Logged, entry: Followed): Promise<void> {
    entry.isOpen = true;
    this.#count(1);
    try {
      const from = entry.last === undefined ? { lines: this.request.tail } : { after: entry.last };
      entry.log = await this.source.followLog(id, from, {
        onLines: (lines) => {
          entry.last = lines.at(-1)?.time ?? entry.last;
          this.#take(lines.map(({ text, ...line }) => ({ number, ...line, text: this.source.clean(text) })));
        },
        onEnd: () => {
          this.#ended(entry);
          // It may have been started again meanwhile.
          this.#look();
        },
      });
      if (this.#isOver) entry.log.close();
      else if (this.#isPaused) entry.log.pause();
    } catch (error) {
      this.#ended(entry);
      // It may have gone; a log that cannot be read is told of.
      if (this.source.containers(this.request.service).some((one) => one.id === id))
        this.bye(error instanceof Error ? error.message : String(error));
    }
  }

  #ended(entry: Followed): void {
    if (entry.isOpen) this.#count(-1);
    entry.isOpen = false;
  }

  #putOff({ number }: Logged, entry: Followed): void {
    if (!entry.isPutOff)
      this.#take([{ number, stream: "stderr", text: `(not shown: ${this.source.most} logs are followed already)` }]);
    entry.isPutOff = true;
  }

  /** @returns how many are followed now */
  #count(more: number): number {
    const count = (followedOf.get(this.source) ?? 0) + more;
    followedOf.set(this.source, count);
    return count;
  }

  #take(lines: readonly LogLine[]): void {
    if (this.#isOver) return;
    this.#pending.push(...lines);
    if (this.#pending.length > MOST_PENDING) this.#pause(true);
    this.#outbox.later();
  }

  #flush(): void {
    if (this.#isOver) return;
    if (this.#outbox.sse.isBehind) {
      this.#pause(true);
      return;
    }
    if (this.#pending.length > 0) this.#outbox.sse.send(this.#pending.splice(0));
    if (!this.#outbox.sse.isBehind) this.#pause(false);
  }

  /** Who cannot keep up is waited for: the engine holds its logs back. */
  #pause(pause: boolean): void {
    if (this.#isPaused === pause) return;
    this.#isPaused = pause;
    for (const { log } of this.#followed.values()) {
      if (pause) log?.pause();
      else log?.resume();
    }
  }

  #stop(): void {
    this.#isOver = true;
    this.#listening?.stop();
    for (const entry of this.#followed.values()) {
      entry.log?.close();
      this.#ended(entry);
    }
    this.#followed.clear();
  }
}
