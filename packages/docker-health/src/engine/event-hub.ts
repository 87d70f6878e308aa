import { inContext } from "../concurrency/in-context";
import type { Clock } from "../shared/clock";
import type { ContainerEvent, EngineClient, Subscription } from "../shared/engine-client";

/** What a watcher hears: an event of its container, or that it has to look for itself. */
export type HubSignal =
  | { readonly kind: "event"; readonly event: ContainerEvent }
  /** Events may have been missed: the stream was re-established, or cannot be had at the moment. */
  | { readonly kind: "look" };

interface Watcher {
  /** Undefined: of all containers. */
  ref: string | undefined;
  readonly listener: (signal: HubSignal) => void;
}

export interface Watch {
  /** The container's full id, once it is known. */
  rename(id: string): void;
  stop(): void;
}

const FIRST_RETRY_MS = 100;
// While there is no stream, each retry is also the moment at which everybody looks for himself.
const LONGEST_RETRY_MS = 500;

/**
 * One event stream of one engine for any number of waits: opened by the first watcher, closed by the last one,
 * re-established when it breaks. Every break ends with a `look` for everybody, so that no transition is missed.
 */
export class EventHub {
  readonly #watchers = new Set<Watcher>();
  #stream: Subscription | undefined;
  #opening: Promise<void> | undefined;
  #cancelRetry: (() => void) | undefined;
  #retryMs = FIRST_RETRY_MS;
  #since: string | undefined;
  // Tells the answers of an attempt that is no longer wanted.
  #generation = 0;

  constructor(
    private readonly client: EngineClient,
    private readonly clock: Clock,
  ) {}

  get watchers(): number {
    return this.#watchers.size;
  }

  get live(): boolean {
    return this.#stream !== undefined;
  }

  /**
   * Resolves once events flow, or once it is clear that they do not at the moment (then `look` signals come instead).
   * Whoever inspects after that misses nothing. Without a `ref` it hears of all containers. The listener is called in its registrant's async context: the stream is
   * that of whoever opened it, and a Pulumi program logs to the stack that its context belongs to.
   */
  async watch(ref: string | undefined, listener: (signal: HubSignal) => void): Promise<Watch> {
    const watcher: Watcher = { ref, listener: inContext(listener) };
    this.#watchers.add(watcher);
    if (!this.#stream && !this.#cancelRetry) this.#opening ??= this.#open();
    await this.#opening;
    return {
      rename: (id) => {
        watcher.ref = id;
      },
      stop: () => {
        this.#watchers.delete(watcher);
        if (this.#watchers.size === 0) this.#close();
      },
    };
  }

  async #open(): Promise<void> {
    const generation = this.#generation;
    const current = () => generation === this.#generation;
    try {
      // The engine flushes its answer before it subscribes, so an event may fall between the two. Asking for the
      // last second again closes the gap; what comes twice only makes somebody look twice.
      const since = this.#since ?? String((await this.client.time()) - 1);
      const stream = await this.client.events(since, {
        onEvent: (event) => {
          if (current()) this.#deliver(event);
        },
        onEnd: () => {
          if (!current()) return;
          this.#stream = undefined;
          this.#retry();
        },
      });
      if (!current()) return stream.close();
      this.#since = since;
      this.#stream = stream;
      this.#retryMs = FIRST_RETRY_MS;
    } catch {
      // The watchers' own look tells them what is wrong with the engine.
      if (current()) this.#retry();
    } finally {
      if (current()) this.#opening = undefined;
    }
  }

  #deliver(event: ContainerEvent): void {
    if (event.timeNano.length > 9) this.#since = `${event.timeNano.slice(0, -9)}.${event.timeNano.slice(-9)}`;
    for (const watcher of [...this.#watchers]) {
      if (concerns(watcher.ref, event)) watcher.listener({ kind: "event", event });
    }
  }

  #retry(): void {
    if (this.#cancelRetry || this.#watchers.size === 0) return;
    this.#cancelRetry = this.clock.after(this.#retryMs, () => {
      this.#cancelRetry = undefined;
      this.#retryMs = Math.min(this.#retryMs * 2, LONGEST_RETRY_MS);
      const generation = this.#generation;
      this.#opening = this.#open().then(() => {
        if (generation !== this.#generation) return;
        for (const watcher of [...this.#watchers]) watcher.listener({ kind: "look" });
      });
    });
  }

  #close(): void {
    this.#generation += 1;
    this.#stream?.close();
    this.#stream = undefined;
    this.#cancelRetry?.();
    this.#cancelRetry = undefined;
    this.#opening = undefined;
    this.#since = undefined;
    this.#retryMs = FIRST_RETRY_MS;
  }
}

function concerns(ref: string | undefined, event: ContainerEvent): boolean {
  if (ref === undefined) return true;
  return (
    event.containerId === ref || event.containerName === ref || (ref.length >= 12 && event.containerId.startsWith(ref))
  );
}
