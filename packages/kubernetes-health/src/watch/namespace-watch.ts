import { type Clock, Coalesced, inContext } from "@pulumi-compose/docker-health/kernel";
import { KeptLook } from "../judge/kept-look";
import type { WorkloadLook } from "../judge/workload-look";
import type { ClusterClient, ResourceKind } from "../shared/cluster-client";
import type { WorkloadFilter, WorkloadKind, WorkloadRef } from "../shared/workload-ref";
import { hasLabels } from "./has-labels";
import { NamespaceCaches } from "./namespace-caches";
import type { Blindness } from "./resource-cache";

/**
 * What a watcher is told: the workload with its pods, and why nobody can see what events tell of it; that it is not there; or why nobody
 * can look.
 */
export type WorkloadSighting =
  | { readonly kind: "seen"; readonly look: WorkloadLook; readonly withoutEvents?: unknown }
  | { readonly kind: "absent" }
  | ({ readonly kind: "blind" } & Blindness);

/** Who watches a workload. */
export interface WorkloadListener {
  /** Called with every change of what he sees, and once a second. */
  see(sighting: WorkloadSighting): void;
  /** Called once before, with what there is without what events tell: whether that is all that he needs. */
  glimpse(look: WorkloadLook): boolean;
}

interface Watcher extends WorkloadListener {
  readonly ref: WorkloadRef;
  /** What is shown is not older than this, by the clock. */
  readonly asOfMs: number;
  readonly kept: KeptLook;
  isJoined: boolean;
  /** What he has been told last. */
  told?: WorkloadSighting;
}

/** Watchers that come together are served by one list, and those who come later by an answer of their own. */
const GATHER_MS = 10;
/** Where that cannot be had, lists have this between them. */
const JOIN_EVERY_MS = 250;
/** Changes that come together are one look. */
const SETTLE_MS = 50;
/** Nothing need change for a deadline to pass. */
const TICK_MS = 1_000;

/** Without these nothing is known of a workload. */
const WITNESSES: Readonly<Record<WorkloadKind, readonly ResourceKind[]>> = {
  Deployment: ["Deployment", "ReplicaSet", "Pod"],
  StatefulSet: ["StatefulSet", "Pod"],
  DaemonSet: ["DaemonSet", "ControllerRevision", "Pod"],
  Job: ["Job", "Pod"],
};
/** Who may not see these waits all the same, and knows less of what goes wrong. */
const TELLING: readonly ResourceKind[] = ["Event"];
const FOLLOWED: readonly ResourceKind[] = ["Deployment", "StatefulSet", "DaemonSet", "Job", "Pod"];

/**
 * Shows the workloads of a namespace to any number of waits: one watch for each kind of object that any of them needs, none while
 * nobody waits. Nobody is shown anything of a workload that is older than his call, or than the moment that he names.
 */
export class NamespaceWatch {
  readonly #watchers = new Set<Watcher>();
  readonly #caches: NamespaceCaches;
  readonly #joining: Coalesced;
  #joinedAtMs = Number.NEGATIVE_INFINITY;
  #cancelJoin: (() => void) | undefined;
  #cancelTell: (() => void) | undefined;
  #tellsAtMs = Number.POSITIVE_INFINITY;
  /** When everyone has been told, be it of nothing new. */
  #tickedAtMs = Number.NEGATIVE_INFINITY;

  constructor(
    client: ClusterClient,
    private readonly clock: Clock,
    namespace: string,
  ) {
    this.#caches = new NamespaceCaches(client, clock, namespace, () => this.#tellIn(SETTLE_MS));
    this.#joining = new Coalesced(() => this.#join());
  }

  /**
   * Calls back in the caller's async context.
   *
   * @param asOfMs by the clock: what is shown is not older. Default: the call
   */
  watch(ref: WorkloadRef, listener: WorkloadListener, asOfMs = this.clock.now()): { stop(): void } {
    const see = inContext((sighting: WorkloadSighting) => listener.see(sighting));
    const glimpse = inContext((look: WorkloadLook) => listener.glimpse(look));
    const watcher: Watcher = { ref, see, glimpse, asOfMs, kept: new KeptLook(), isJoined: false };
    const kinds: readonly ResourceKind[] = [...WITNESSES[ref.kind], ...TELLING];
    this.#watchers.add(watcher);
    this.#caches.acquire(kinds);
    this.#joinSoon(ref.kind);
    return {
      stop: () => {
        if (!this.#watchers.delete(watcher)) return;
        this.#caches.release(kinds);
        if (this.#watchers.size > 0) return;
        this.#cancelJoin?.();
        this.#cancelJoin = undefined;
        this.#cancelTell?.();
        this.#cancelTell = undefined;
        this.#tellsAtMs = Number.POSITIVE_INFINITY;
      },
    };
  }

  /** Calls back when something with these labels has changed. Resolves once it does. @throws ClusterError */
  async follow(filter: WorkloadFilter, onChange: () => void): Promise<{ close(): void }> {
    let isOpen = true;
    let cancel: (() => void) | undefined;
    const told = inContext(onChange);
    const stop = this.#caches.hear(FOLLOWED, (item) => {
      if (item && !hasLabels(item, filter)) return;
      cancel ??= this.clock.after(SETTLE_MS, () => {
        cancel = undefined;
        told();
      });
    });
    const close = () => {
      if (!isOpen) return;
      isOpen = false;
      stop();
      cancel?.();
      this.#caches.release(FOLLOWED);
    };
    this.#caches.acquire(FOLLOWED);
    await this.#caches.begin(FOLLOWED);
    const blindness = this.#caches.blindness(FOLLOWED);
    cancel?.();
    cancel = undefined;
    if (blindness) {
      close();
      throw blindness.error;
    }
    return { close };
  }

  #joinSoon(kind: WorkloadKind): void {
    const restMs = this.#caches.isCurrent(kind) ? 0 : JOIN_EVERY_MS - (this.clock.now() - this.#joinedAtMs);
    this.#cancelJoin ??= this.clock.after(Math.max(GATHER_MS, restMs), () => {
      this.#cancelJoin = undefined;
      void this.#joining.run();
    });
  }

  async #join(): Promise<void> {
    const joining = [...this.#watchers].filter(({ isJoined }) => !isJoined);
    if (joining.length === 0) return;
    this.#joinedAtMs = this.clock.now();
    const wanted = joining.map(({ ref: { kind, name }, asOfMs }) => ({ kind, name, asOfMs }));
    const kinds = wanted.flatMap(({ kind }) => WITNESSES[kind]);
    await Promise.all([this.#caches.refresh(wanted), this.#caches.begin(kinds)]);
    const waiting = this.#glimpse(joining);
    if (waiting.length === 0) return;
    await this.#caches.begin(TELLING);
    for (const watcher of waiting) watcher.isJoined = true;
    if (this.#watchers.size > 0) this.#tell();
  }

  /** Those who need more than a glimpse. */
  #glimpse(joining: readonly Watcher[]): readonly Watcher[] {
    return joining.filter((watcher) => {
      if (!this.#watchers.has(watcher)) return false;
      const sighting = this.#sightingOf(watcher);
      return sighting?.kind !== "seen" || !watcher.glimpse(sighting.look);
    });
  }

  /** At the latest; what is to come sooner stays. */
  #tellIn(delayMs: number): void {
    const atMs = this.clock.now() + delayMs;
    if (this.#watchers.size === 0 || this.#tellsAtMs <= atMs) return;
    this.#cancelTell?.();
    this.#tellsAtMs = atMs;
    this.#cancelTell = this.clock.after(delayMs, () => this.#tell());
  }

  #tell(): void {
    this.#cancelTell?.();
    this.#cancelTell = undefined;
    this.#tellsAtMs = Number.POSITIVE_INFINITY;
    const nowMs = this.clock.now();
    const isTick = nowMs - this.#tickedAtMs >= TICK_MS;
    if (isTick) this.#tickedAtMs = nowMs;
    for (const watcher of [...this.#watchers]) {
      if (!watcher.isJoined || !this.#watchers.has(watcher)) continue;
      const sighting = this.#sightingOf(watcher);
      if (!sighting || (!isTick && isSame(watcher.told, sighting))) continue;
      watcher.told = sighting;
      watcher.see(sighting);
    }
    this.#tellIn(this.#tickedAtMs + TICK_MS - nowMs);
  }

  /** What he sees at this moment; undefined: nobody knows yet. */
  #sightingOf({ ref, kept }: Watcher): WorkloadSighting | undefined {
    const witnesses = WITNESSES[ref.kind];
    const blindness = this.#caches.blindness(witnesses);
    if (blindness) return { kind: "blind", ...blindness };
    if (!this.#caches.isKnown(witnesses)) return undefined;
    const workload = this.#caches.workload(ref.kind, ref.name);
    if (!workload) return { kind: "absent" };
    const { error: withoutEvents } = this.#caches.blindness(TELLING) ?? {};
    return { kind: "seen", look: kept.at(workload, this.#caches.index), withoutEvents };
  }
}

function isSame(a: WorkloadSighting | undefined, b: WorkloadSighting): boolean {
  switch (b.kind) {
    case "seen":
      return a?.kind === "seen" && a.look === b.look && a.withoutEvents === b.withoutEvents;
    case "absent":
      return a?.kind === "absent";
    case "blind":
      return a?.kind === "blind" && a.error === b.error;
  }
}
