import type { VersionSnapshot } from "../read/read-version";
import type { EventSnapshot } from "../shared/event-snapshot";
import { Groups } from "../shared/groups";
import type { PodSnapshot } from "../shared/pod-snapshot";

/** What there is in a namespace besides its workloads, to be found by whose it is: the same list until something of it has changed. */
export interface LookIndex {
  /** The pods that this owner has made. */
  readonly podsOf: (ownerUid: string) => readonly PodSnapshot[];
  readonly versionsOf: (ownerUid: string) => readonly VersionSnapshot[];
  /** What was told of an object. */
  readonly eventsOf: (uid: string) => readonly EventSnapshot[];
  readonly eventsOfClaim: (name: string) => readonly EventSnapshot[];
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
    podsOf: (ownerUid) => pods.of(ownerUid),
    versionsOf: (ownerUid) => versions.of(ownerUid),
    eventsOf: (uid) => events.of(uid),
    eventsOfClaim: (name) => events.of(claimGroup(name)),
  };
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string | undefined): Groups<T> {
  const groups = new Groups<T>();
  for (const item of items) groups.add(keyOf(item) ?? "", item);
  return groups;
}
