import { type Clock, field, text } from "@pulumi-compose/docker-health/kernel";
import { readIdentity } from "../read/meta";
import { asBefore } from "../shared/as-before";
import type { ClusterClient, ResourceChange, ResourceQuery } from "../shared/cluster-client";
import { ClusterError } from "../shared/cluster-error";
import { Groups } from "../shared/groups";

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
/** So many are asked for one by one: a list of everything would be longer. */
const ASKED_BY_NAME = 25;

/** What was let go of for no longer goes on where it was: between two waits of one update there is often nobody who waits. */
const REST_MS = 5_000;
/** What happened meanwhile stands at the beginning of the watch's answer: by then it has been read. */
const CATCH_UP_MS = 25;

/** An object that somebody wants to see as it is, or has been since. */
export interface Wanted {
  readonly name: string;
  /** By the clock. */
  readonly asOfMs: number;
}

/** An object, with what it is known by. */
interface Known<T> {
  readonly item: T;
  readonly uid: string;
  readonly name: string;
  readonly version: bigint;
  /** What it belongs to; empty: to nothing. */
  readonly group: string;
}

/**
 * All objects of one kind in one namespace as they are, kept up to date by one watch. It lists, watches from there on, watches again when
 * a watch ends, and lists anew when too much has happened meanwhile (410). Whoever must not be shown anything older than his call has the
 * one object asked for besides: the newer of what both say stays.
 */
export class ResourceCache<T> {
  readonly #items = new Map<string, Known<T>>();
  /** The same by what they belong to, and by their uids. */
  readonly #groups = new Groups<T>();
  readonly #uids = new Map<string, string>();
  /** Uids of what an answer has shown to be gone before the watch said so: what it says of them until then is old. */
  readonly #missed = new Set<string>();
  /** Uids of what the watch has seen go while answers are under way, which may be older. */
  readonly #went = new Set<string>();
  /** When those began that have been asked for by name since the last list, and when that began. */
  readonly #askedAtMs = new Map<string, number>();
  #listedAtMs = Number.NEGATIVE_INFINITY;
  #asking = 0;
  #lists = 0;
  #watch: { close(): void } | undefined;
  #cancel: (() => void) | undefined;
  #cancelAnswer: (() => void) | undefined;
  #retryMs = FIRST_RETRY_MS;
  #isRunning = false;
  #stoppedAtMs = Number.NEGATIVE_INFINITY;
  #isListed = false;
  #version = "";
  #blindness: Blindness | undefined;
  /** Tells the answers of an attempt that is no longer wanted. */
  #attempt = 0;
  #waiting: (() => void)[] = [];

  /**
   * @param groupOf what an object belongs to, by which it can be found; empty or undefined: to nothing
   * @param onChange called when something has changed, be it that nobody can look any more
   */
  constructor(
    private readonly client: ClusterClient,
    private readonly clock: Clock,
    private readonly query: ResourceQuery,
    private readonly read: (raw: unknown) => T,
    private readonly groupOf: (item: T) => string | undefined,
    private readonly onChange: (item: T | undefined) => void,
  ) {}

  /** Whether a list has shown what there is. */
  get isKnown(): boolean {
    return this.#isListed;
  }

  /** Single objects can be asked for: all others are known, or what has become of them can be had without a list. */
  get isCurrent(): boolean {
    const isNear = this.#isRunning || this.clock.now() - this.#stoppedAtMs < REST_MS;
    return this.#isListed && isNear && this.#blindness === undefined;
  }

  /** What belongs to the same, as far as it is known: the same list until something of it has changed. */
  grouped(group: string): readonly T[] {
    return this.#groups.of(group);
  }

  named(name: string): T | undefined {
    return this.#items.get(this.#uids.get(name) ?? "")?.item;
  }

  get blindness(): Blindness | undefined {
    return this.#blindness;
  }

  /** Begins with a list, or goes on where it was stopped. Resolves when that is there, or cannot be had, or when it was stopped. */
  begin(): Promise<void> {
    return this.isCurrent ? this.#resume() : this.#refreshAll();
  }

  /**
   * Looks at these anew, or at everything, unless it has done so since they asked. Resolves when such an answer is there, or cannot be had,
   * or when it was stopped.
   */
  async refresh(wanted: readonly Wanted[]): Promise<void> {
    if (!this.isCurrent) return this.#refreshAll();
    const old = wanted.filter(({ name, asOfMs }) => (this.#askedAtMs.get(name) ?? this.#listedAtMs) <= asOfMs);
    const names = [...new Set(old.map(({ name }) => name))];
    if (names.length > ASKED_BY_NAME) return this.#refreshAll();
    const resumed = this.#resume();
    this.#asking += 1;
    try {
      await Promise.all([resumed, ...names.map((name) => this.#ask(name))]);
    } catch {
      // Whatever is the matter: the list tells it, and tries again.
      if (this.#isRunning) await this.#refreshAll();
    } finally {
      this.#asking -= 1;
      if (this.#asking === 0) this.#went.clear();
    }
  }

  /** What it knows it keeps for a while, and nothing else. */
  stop(): void {
    this.#isRunning = false;
    this.#halt();
    this.#stoppedAtMs = this.clock.now();
    if (this.#blindness) this.#isListed = false;
    if (!this.#isListed) this.#clear();
    this.#blindness = undefined;
    this.#retryMs = FIRST_RETRY_MS;
    this.#answer();
  }

  #refreshAll(): Promise<void> {
    this.#isRunning = true;
    this.#halt();
    const done = this.#answered();
    void this.#list();
    return done;
  }

  async #resume(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    const done = this.#answered();
    this.#open();
    await done;
  }

  #answered(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #halt(): void {
    this.#attempt += 1;
    this.#watch?.close();
    this.#watch = undefined;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#cancelAnswer?.();
    this.#cancelAnswer = undefined;
  }

  async #list(): Promise<void> {
    const attempt = this.#attempt;
    const beganMs = this.clock.now();
    try {
      const { items, resourceVersion } = await this.client.list(this.query, (raw) => this.#know(raw));
      if (attempt !== this.#attempt) return;
      this.#clear();
      this.#listedAtMs = beganMs;
      for (const known of items) this.#keep(known);
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
      this.#answer();
      this.onChange(undefined);
    };
    this.#watch = this.client.watch(this.query, this.#version, {
      onOpen: () => {
        if (isOld()) return;
        if (this.#waiting.length > 0) this.#cancelAnswer = this.clock.after(CATCH_UP_MS, () => this.#answer());
        if (!this.#blindness) return;
        this.#see();
        this.onChange(undefined);
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
    const { uid, resourceVersion } = readIdentity(object);
    if (resourceVersion !== "") this.#version = resourceVersion;
    if (type === "BOOKMARK") return;
    const known = this.#know(object);
    if (type === "DELETED") {
      this.#missed.delete(uid);
      if (this.#asking > 0) this.#went.add(uid);
      this.#drop(uid);
    } else {
      const has = this.#items.get(uid);
      if (this.#missed.has(uid) || (has && has.version > known.version)) return;
      if (!this.#keep(known)) return;
    }
    this.onChange(known.item);
  }

  /** Asks for one object, and keeps what is newer than what is known. */
  async #ask(name: string): Promise<void> {
    const lists = this.#lists;
    const beganMs = this.clock.now();
    const one = { ...this.query, fieldSelector: `metadata.name=${name}` };
    const answer = await this.client.list(one, (raw) => this.#know(raw));
    // A stopped one knows nothing, and a list that came meanwhile may be newer or older.
    if (!this.#isRunning) return;
    if (lists !== this.#lists) return this.#ask(name);
    this.#askedAtMs.set(name, beganMs);
    const [known] = answer.items;
    const has = this.#items.get(this.#uids.get(name) ?? "");
    if (has && has.uid !== known?.uid && has.version <= versionOf(answer.resourceVersion)) {
      this.#missed.add(has.uid);
      this.#drop(has.uid);
      this.onChange(has.item);
    }
    if (!known || this.#went.has(known.uid)) return;
    const before = this.#items.get(known.uid);
    if (before && known.version > 0n && before.version >= known.version) return;
    if (this.#keep(known)) this.onChange(known.item);
  }

  #know(raw: unknown): Known<T> {
    const { uid, name, resourceVersion } = readIdentity(raw);
    const item = asBefore(this.#items.get(uid)?.item, this.read(raw));
    return { item, uid, name, version: versionOf(resourceVersion), group: this.groupOf(item) ?? "" };
  }

  /** Whether there is anything new in it. */
  #keep(known: Known<T>): boolean {
    const has = this.#items.get(known.uid);
    this.#items.set(known.uid, known);
    this.#uids.set(known.name, known.uid);
    if (has?.item === known.item) return false;
    if (has && has.group === known.group) this.#groups.replace(known.group, has.item, known.item);
    else {
      if (has) this.#groups.remove(has.group, has.item);
      this.#groups.add(known.group, known.item);
    }
    return true;
  }

  #drop(uid: string): void {
    const known = this.#items.get(uid);
    if (!known) return;
    this.#groups.remove(known.group, known.item);
    this.#items.delete(uid);
    // Another may have its name by now.
    if (this.#uids.get(known.name) === uid) this.#uids.delete(known.name);
  }

  #clear(): void {
    this.#lists += 1;
    this.#askedAtMs.clear();
    this.#listedAtMs = Number.NEGATIVE_INFINITY;
    this.#items.clear();
    this.#groups.clear();
    this.#uids.clear();
    this.#missed.clear();
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

/** Kubernetes' versions grow: of two of one kind the greater is the newer. */
function versionOf(resourceVersion: string): bigint {
  return /^\d+$/.test(resourceVersion) ? BigInt(resourceVersion) : 0n;
}
