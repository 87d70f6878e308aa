import type { VersionSnapshot } from "../read/read-version";
import type { EventSnapshot } from "../shared/event-snapshot";
import type { PodSnapshot } from "../shared/pod-snapshot";

/** What there is in a namespace besides its workloads, to be found by whose it is. */
export interface LookIndex {
  /** The pods that this owner has made. */
  podsOf(ownerUid: string): readonly PodSnapshot[];
  versionsOf(ownerUid: string): readonly VersionSnapshot[];
  /** What was told of an object. */
  eventsOf(uid: string): readonly EventSnapshot[];
  eventsOfClaim(name: string): readonly EventSnapshot[];
}

/** By what objects of each kind are found; undefined: they are nobody's. */
export const groupOf = {
  pod: ({ owner }: PodSnapshot) => owner?.uid,
  version: ({ ownerUid }: VersionSnapshot) => ownerUid,
  event: ({ object }: EventSnapshot) => (object.kind === CLAIM ? claimGroup(object.name) : object.uid),
} as const;

const CLAIM = "PersistentVolumeClaim";

/** Of a claim's events: it is known by its name. */
export function claimGroup(name: string): string {
  return `${CLAIM}/${name}`;
}

/** Of lists, as they are. */
export function indexOf(lists: {
  readonly pods: readonly PodSnapshot[];
  readonly versions: readonly VersionSnapshot[];
  readonly events: readonly EventSnapshot[];
}): LookIndex {
  const pods = grouped(lists.pods, groupOf.pod);
  const versions = grouped(lists.versions, groupOf.version);
  const events = grouped(lists.events, groupOf.event);
  return {
    podsOf: (ownerUid) => pods.get(ownerUid) ?? [],
    versionsOf: (ownerUid) => versions.get(ownerUid) ?? [],
    eventsOf: (uid) => events.get(uid) ?? [],
    eventsOfClaim: (name) => events.get(claimGroup(name)) ?? [],
  };
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
