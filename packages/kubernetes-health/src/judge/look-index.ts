import type { VersionSnapshot } from "../read/read-version";
import type { EventSnapshot } from "../shared/event-snapshot";
import type { PodSnapshot } from "../shared/pod-snapshot";

/** What there is in a namespace besides its workloads, to be found by whose it is. */
export class LookIndex {
  readonly #pods: ReadonlyMap<string, readonly PodSnapshot[]>;
  readonly #versions: ReadonlyMap<string, readonly VersionSnapshot[]>;
  readonly #events: ReadonlyMap<string, readonly EventSnapshot[]>;

  constructor(parts: {
    readonly pods: readonly PodSnapshot[];
    readonly versions: readonly VersionSnapshot[];
    readonly events: readonly EventSnapshot[];
  }) {
    this.#pods = grouped(parts.pods, ({ owner }) => owner?.uid);
    this.#versions = grouped(parts.versions, ({ ownerUid }) => ownerUid);
    this.#events = grouped(parts.events, ({ object }) => (object.kind === CLAIM ? claimKey(object.name) : object.uid));
  }

  /** The pods that this owner has made, by name. */
  podsOf(ownerUid: string): readonly PodSnapshot[] {
    return this.#pods.get(ownerUid) ?? [];
  }

  versionsOf(ownerUid: string): readonly VersionSnapshot[] {
    return this.#versions.get(ownerUid) ?? [];
  }

  /** What was told of an object. */
  eventsOf(uid: string): readonly EventSnapshot[] {
    return this.#events.get(uid) ?? [];
  }

  eventsOfClaim(name: string): readonly EventSnapshot[] {
    return this.#events.get(claimKey(name)) ?? [];
  }
}

const CLAIM = "PersistentVolumeClaim";

function claimKey(name: string): string {
  return `${CLAIM}/${name}`;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string | undefined): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined || key === "") continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
