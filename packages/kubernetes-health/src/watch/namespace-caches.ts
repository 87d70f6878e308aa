import type { Clock } from "@pulumi-compose/docker-health/kernel";
import { claimGroup, groupOf, type LookIndex } from "../judge/look-index";
import { readEvent } from "../read/read-event";
import { readPod } from "../read/read-pod";
import { readControllerRevision, readReplicaSet, type VersionSnapshot } from "../read/read-version";
import { readWorkload } from "../read/read-workload";
import type { ClusterClient, ResourceKind } from "../shared/cluster-client";
import type { EventSnapshot } from "../shared/event-snapshot";
import type { PodSnapshot } from "../shared/pod-snapshot";
import type { WorkloadKind, WorkloadRef } from "../shared/workload-ref";
import type { WorkloadSnapshot } from "../shared/workload-snapshot";
import { type Blindness, ResourceCache, type Wanted } from "./resource-cache";

/** Who hears of a change: the object where it has labels of its own and is still known; undefined: of anything. */
export type ChangeListener = (item: WorkloadSnapshot | PodSnapshot | undefined) => void;

interface Listener {
  readonly kinds: readonly ResourceKind[];
  readonly onChange: ChangeListener;
}

/** Workloads are found by their names. */
const NOBODYS = () => undefined;

/** What is known of one namespace: a cache for each kind that anybody needs at the moment. */
export class NamespaceCaches {
  readonly #workloads: Readonly<Record<WorkloadKind, ResourceCache<WorkloadSnapshot>>>;
  readonly #versions: Readonly<Record<"ReplicaSet" | "ControllerRevision", ResourceCache<VersionSnapshot>>>;
  readonly #pods: ResourceCache<PodSnapshot>;
  readonly #events: ResourceCache<EventSnapshot>;
  readonly #users = new Map<ResourceKind, number>();
  readonly #begun = new Map<ResourceKind, Promise<void>>();
  readonly #listeners = new Set<Listener>();

  constructor(client: ClusterClient, clock: Clock, namespace: string, onChange: () => void) {
    const cache = <T>(
      kind: ResourceKind,
      read: (raw: unknown) => T,
      group: (item: T) => string | undefined,
      told: (item: T | undefined) => void = () => {},
    ) =>
      new ResourceCache(client, clock, { kind, namespace }, read, group, (item) => {
        onChange();
        told(item);
      });
    const hear = (kind: ResourceKind) => (item: WorkloadSnapshot | PodSnapshot | undefined) => this.#tell(kind, item);
    const workloads = (kind: WorkloadKind) => cache(kind, (raw) => readWorkload(kind, raw), NOBODYS, hear(kind));
    this.#workloads = {
      Deployment: workloads("Deployment"),
      StatefulSet: workloads("StatefulSet"),
      DaemonSet: workloads("DaemonSet"),
      Job: workloads("Job"),
    };
    this.#versions = {
      ReplicaSet: cache("ReplicaSet", readReplicaSet, groupOf.version),
      ControllerRevision: cache("ControllerRevision", readControllerRevision, groupOf.version),
    };
    this.#pods = cache("Pod", readPod, groupOf.pod, hear("Pod"));
    this.#events = cache("Event", readEvent, groupOf.event);
  }

  /** Somebody needs these. */
  acquire(kinds: readonly ResourceKind[]): void {
    for (const kind of kinds) this.#users.set(kind, (this.#users.get(kind) ?? 0) + 1);
  }

  /** He needs them no longer: what nobody needs is let go of. */
  release(kinds: readonly ResourceKind[]): void {
    for (const kind of kinds) {
      const left = (this.#users.get(kind) ?? 1) - 1;
      this.#users.set(kind, left);
      if (left > 0) continue;
      this.#begun.delete(kind);
      this.#cacheOf(kind).stop();
    }
  }

  /** Resolves when these have been asked for once: they are known then, or cannot be seen. */
  async begin(kinds: readonly ResourceKind[]): Promise<void> {
    await Promise.all(kinds.map((kind) => this.#begun.get(kind) ?? this.#begin(kind)));
  }

  /** The same of these workloads as they are, or have been since somebody asked. */
  async refresh(workloads: readonly (Wanted & Pick<WorkloadRef, "kind">)[]): Promise<void> {
    const kinds = [...new Set(workloads.map(({ kind }) => kind))];
    await Promise.all(
      kinds.map((kind) =>
        this.#begin(
          kind,
          workloads.filter((one) => one.kind === kind),
        ),
      ),
    );
  }

  /** What is asked for of this kind is one object, and no list. */
  isCurrent(kind: WorkloadKind): boolean {
    return this.#workloads[kind].isCurrent;
  }

  hear(kinds: readonly ResourceKind[], onChange: ChangeListener): () => void {
    const listener = { kinds, onChange };
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Why one of these cannot be seen, and for how long that has been so. */
  blindness(kinds: readonly ResourceKind[]): Blindness | undefined {
    let longest: Blindness | undefined;
    for (const kind of kinds) {
      const { blindness } = this.#cacheOf(kind);
      if (blindness && !(longest && longest.sinceMs <= blindness.sinceMs)) longest = blindness;
    }
    return longest;
  }

  isKnown(kinds: readonly ResourceKind[]): boolean {
    return kinds.every((kind) => this.#cacheOf(kind).isKnown);
  }

  workload(kind: WorkloadKind, name: string): WorkloadSnapshot | undefined {
    return this.#workloads[kind].named(name);
  }

  /** What there is now, and later what there is then. Who may not see events knows less, and waits all the same. */
  readonly index: LookIndex = {
    podsOf: (ownerUid) => this.#pods.grouped(ownerUid),
    // What an owner has of the one it does not have of the other.
    versionsOf: (ownerUid) => {
      const { ReplicaSet, ControllerRevision } = this.#versions;
      const replicaSets = ReplicaSet.grouped(ownerUid);
      return replicaSets.length > 0 ? replicaSets : ControllerRevision.grouped(ownerUid);
    },
    eventsOf: (uid) => this.#events.grouped(uid),
    eventsOfClaim: (name) => this.#events.grouped(claimGroup(name)),
  };

  async #begin(kind: ResourceKind, wanted?: readonly Wanted[]): Promise<void> {
    // Nobody needs it any more: it was let go of before its turn came.
    if ((this.#users.get(kind) ?? 0) === 0) return;
    const cache = this.#cacheOf(kind);
    const begun = wanted ? cache.refresh(wanted) : cache.begin();
    this.#begun.set(kind, begun);
    await begun;
  }

  #cacheOf(kind: ResourceKind) {
    switch (kind) {
      case "Pod":
        return this.#pods;
      case "Event":
        return this.#events;
      case "ReplicaSet":
      case "ControllerRevision":
        return this.#versions[kind];
      default:
        return this.#workloads[kind];
    }
  }

  #tell(kind: ResourceKind, item: WorkloadSnapshot | PodSnapshot | undefined): void {
    for (const { kinds, onChange } of [...this.#listeners]) if (kinds.includes(kind)) onChange(item);
  }
}
