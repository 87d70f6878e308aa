import { inContext } from "../concurrency/in-context";
import type { Clock } from "../shared/clock";
import type { ServiceLook } from "./service-look";
import type { SwarmClient } from "./swarm-client";
import type { ServiceSnapshot, TaskSnapshot } from "./swarm-snapshot";
import { TaskEnds } from "./task-ends";

/** What a watcher is told at each look: the service and its tasks, that it is not there, or why nobody could look. */
export type PollSight =
  | { readonly kind: "seen"; readonly look: ServiceLook }
  | { readonly kind: "absent" }
  | { readonly kind: "blind"; readonly error: unknown };

interface Watcher {
  readonly ref: string;
  readonly listener: (sight: PollSight) => void;
}

/** Between two looks. Engines before 24 tell no events of tasks, so looking is all there is. */
const POLL_MS = 250;
/** Watchers that come together are served by one look. */
const GATHER_MS = 10;
/** A swarm's ids: what is not one is a name. */
const ID = /^[a-z0-9]{25}$/;

/**
 * Looks at services and tasks for any number of waits at once: two questions a round, none while nobody waits; and at each
 * task that is complete once, to see how it ended.
 */
export class SwarmPoll {
  readonly #watchers = new Set<Watcher>();
  #cancel: (() => void) | undefined;
  #looking = false;
  #ends: TaskEnds;

  constructor(
    private readonly client: SwarmClient,
    private readonly clock: Clock,
  ) {
    this.#ends = new TaskEnds(client);
  }

  /** Calls back after every look that began after this call, in the caller's async context and not in the look's. */
  watch(ref: string, listener: (sight: PollSight) => void): { stop(): void } {
    const watcher = { ref, listener: inContext(listener) };
    this.#watchers.add(watcher);
    this.#schedule(GATHER_MS);
    return {
      stop: () => {
        this.#watchers.delete(watcher);
        if (this.#watchers.size > 0) return;
        this.#cancel?.();
        this.#cancel = undefined;
        // What nobody could find out this time, somebody may the next time.
        this.#ends = new TaskEnds(this.client);
      },
    };
  }

  #schedule(delayMs: number): void {
    if (this.#looking) return;
    this.#cancel?.();
    this.#cancel = this.clock.after(delayMs, () => {
      this.#cancel = undefined;
      void this.#look();
    });
  }

  async #look(): Promise<void> {
    this.#looking = true;
    const served = [...this.#watchers];
    const sights = await this.#sights(new Set(served.map(({ ref }) => ref)));
    this.#looking = false;
    for (const watcher of served) {
      if (this.#watchers.has(watcher)) watcher.listener(sights(watcher.ref));
    }
    if (this.#watchers.size === 0) return;
    const waiting = [...this.#watchers].some((watcher) => !served.includes(watcher));
    this.#schedule(waiting ? GATHER_MS : POLL_MS);
  }

  async #sights(refs: ReadonlySet<string>): Promise<(ref: string) => PollSight> {
    try {
      const ids = [...refs].filter((ref) => ID.test(ref));
      const names = [...refs].filter((ref) => !ID.test(ref));
      const [byId, byName] = await Promise.all([
        ids.length > 0 ? this.client.services({ ids }) : [],
        names.length > 0 ? this.client.services({ names }) : [],
      ]);
      const services = [...byId, ...byName];
      // Tasks after services: a task of a version that is newer than the service's counts for nothing yet.
      const tasks = await this.client.tasks([...new Set(services.map(({ id }) => id))]);
      const looks = await Promise.all(services.map((service) => this.#lookAt(service, tasks)));
      return (ref) => {
        const look = looks.find(({ service: { id, name } }) => id === ref || name === ref);
        return look ? { kind: "seen", look } : { kind: "absent" };
      };
    } catch (error) {
      return () => ({ kind: "blind", error });
    }
  }

  async #lookAt(service: ServiceSnapshot, all: readonly TaskSnapshot[]): Promise<ServiceLook> {
    const tasks = all.filter(({ serviceId }) => serviceId === service.id);
    // Those of another version count for nothing.
    const present = tasks.filter(({ spec, desired }) => spec === service.spec && desired !== "remove");
    return { service, tasks, ends: await this.#ends.of(service, present) };
  }
}
