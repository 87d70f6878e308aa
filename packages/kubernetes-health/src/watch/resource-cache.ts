import { type Clock, field, text } from "@pulumi-compose/docker-health/kernel";
import { readMeta } from "../read/meta";
import type { ClusterClient, ResourceChange, ResourceQuery } from "../shared/cluster-client";
import { ClusterError } from "../shared/cluster-error";

/** Why nobody can look, and since when (by a clock that never jumps). */
export interface Blindness {
  readonly error: unknown;
  readonly sinceMs: number;
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5_000;
/** A watch that ends sooner than this was none: the next one waits as after a failure. */
const SHORTEST_WATCH_MS = 1_000;
/** The API server ends a watch after this; one that it does not end by then is dead. */
export const LONGEST_WATCH_MS = 30_000;
const OVERDUE_MS = 10_000;
const GONE = 410;

/**
 * All objects of one kind in one namespace as they are, kept up to date by one watch. It lists, watches from there on, watches again when
 * a watch ends, and lists anew when too much has happened meanwhile (410).
 */
export class ResourceCache<T> {
  readonly #items = new Map<string, T>();
  #watch: { close(): void } | undefined;
  #cancel: (() => void) | undefined;
  #retryMs = FIRST_RETRY_MS;
  #isRunning = false;
  #isListed = false;
  #version = "";
  #blindness: Blindness | undefined;
  /** Tells the answers of an attempt that is no longer wanted. */
  #attempt = 0;
  #waiting: (() => void)[] = [];

  /** @param onChange called when something has changed, be it that nobody can look any more */
  constructor(
    private readonly client: ClusterClient,
    private readonly clock: Clock,
    private readonly query: ResourceQuery,
    private readonly read: (raw: unknown) => T,
    private readonly onChange: (item: T | undefined) => void,
  ) {}

  /** Undefined: they are not known yet. */
  get items(): readonly T[] | undefined {
    return this.#isListed ? [...this.#items.values()] : undefined;
  }

  get blindness(): Blindness | undefined {
    return this.#blindness;
  }

  /** Begins, or lists anew. Resolves when a list that began after this call is there, or cannot be had, or when it was stopped. */
  refresh(): Promise<void> {
    this.#isRunning = true;
    this.#halt();
    const done = new Promise<void>((resolve) => this.#waiting.push(resolve));
    void this.#list();
    return done;
  }

  stop(): void {
    this.#isRunning = false;
    this.#halt();
    this.#isListed = false;
    this.#items.clear();
    this.#blindness = undefined;
    this.#retryMs = FIRST_RETRY_MS;
    this.#answer();
  }

  #halt(): void {
    this.#attempt += 1;
    this.#watch?.close();
    this.#watch = undefined;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  async #list(): Promise<void> {
    const attempt = this.#attempt;
    try {
      const { items, resourceVersion } = await this.client.list(this.query);
      if (attempt !== this.#attempt) return;
      this.#items.clear();
      for (const item of items) this.#items.set(readMeta(item).uid, this.read(item));
      this.#version = resourceVersion;
      this.#isListed = true;
      this.#see();
      this.#open();
    } catch (error) {
      if (attempt !== this.#attempt) return;
      this.#lose(error);
      this.#later(() => void this.#list());
    }
    this.#answer();
    this.onChange(undefined);
  }

  #open(): void {
    const attempt = this.#attempt;
    const beganMs = this.clock.now();
    const isOld = () => attempt !== this.#attempt;
    const end = (error: unknown) => {
      if (isOld()) return;
      this.#halt();
      if (this.clock.now() - beganMs >= SHORTEST_WATCH_MS) this.#retryMs = FIRST_RETRY_MS;
      if (statusOf(error) === GONE) return this.#again(beganMs, () => void this.#list());
      if (error === undefined) return this.#again(beganMs, () => this.#open());
      this.#lose(error);
      this.#later(() => this.#open());
      this.onChange(undefined);
    };
    this.#watch = this.client.watch(this.query, this.#version, {
      onOpen: () => {
        if (!isOld() && this.#blindness) {
          this.#see();
          this.onChange(undefined);
        }
      },
      onChange: (change) => {
        if (!isOld()) this.#take(change, end);
      },
      onEnd: end,
    });
    const late = new ClusterError("slow", "the API server says nothing more");
    this.#cancel = this.clock.after(LONGEST_WATCH_MS + OVERDUE_MS, () => end(late));
  }

  #take({ type, object }: ResourceChange, end: (error: unknown) => void): void {
    if (type === "ERROR") {
      const code = field(object, "code");
      const message = text(field(object, "message")) || "the watch failed";
      end(new ClusterError("slow", message, typeof code === "number" ? code : undefined));
      return;
    }
    const { uid, resourceVersion } = readMeta(object);
    if (resourceVersion !== "") this.#version = resourceVersion;
    if (type === "BOOKMARK") return;
    const item = this.read(object);
    if (type === "DELETED") this.#items.delete(uid);
    else this.#items.set(uid, item);
    this.onChange(item);
  }

  /** Goes on at once, unless what has ended had only just begun. */
  #again(beganMs: number, action: () => void): void {
    if (this.clock.now() - beganMs >= SHORTEST_WATCH_MS) this.#soon(0, action);
    else this.#later(action);
  }

  #later(action: () => void): void {
    this.#soon(this.#retryMs, action);
    this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
  }

  #soon(delayMs: number, action: () => void): void {
    if (!this.#isRunning) return;
    this.#cancel?.();
    this.#cancel = this.clock.after(delayMs, action);
  }

  #see(): void {
    this.#blindness = undefined;
  }

  #lose(error: unknown): void {
    this.#blindness = { error, sinceMs: this.#blindness?.sinceMs ?? this.clock.now() };
  }

  #answer(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

function statusOf(error: unknown): number | undefined {
  return error instanceof ClusterError ? error.status : undefined;
}
