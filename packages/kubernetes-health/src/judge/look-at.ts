import type { VersionSnapshot } from "../read/read-version";
import type { PodSnapshot } from "../shared/pod-snapshot";
import type { WorkloadSnapshot } from "../shared/workload-snapshot";
import type { LookIndex } from "./look-index";
import type { WorkloadLook } from "./workload-look";

interface Split {
  readonly isObserved: boolean;
  /** What the pods of the wanted version are made by, where that is an object of its own. */
  readonly version?: VersionSnapshot | undefined;
  readonly pods: readonly PodSnapshot[];
  readonly older: readonly PodSnapshot[];
}

/** Puts a look at a workload together: above all, which of its pods are of the version that is wanted. Pure. */
export function lookAt(workload: WorkloadSnapshot, index: LookIndex): WorkloadLook {
  const { isObserved, version, pods, older } = split(workload, index);
  const told = new Set([workload.uid, ...(version ? [version.uid] : []), ...pods.map(({ uid }) => uid)]);
  const claims = new Set(pods.flatMap((pod) => pod.claims));
  const events = [
    ...[...told].flatMap((uid) => index.eventsOf(uid)),
    ...[...claims].flatMap((claim) => index.eventsOfClaim(claim)),
  ];
  return { workload, isObserved, pods: named(pods), older: named(older), events };
}

function split(workload: WorkloadSnapshot, index: LookIndex): Split {
  const hasSeen = workload.observedGeneration >= workload.generation;
  const own = index.podsOf(workload.uid);
  switch (workload.kind) {
    case "Job":
      return { isObserved: true, pods: own, older: [] };
    case "Deployment": {
      const versions = index.versionsOf(workload.uid);
      const version = hasSeen ? replicaSetOf(workload, versions) : undefined;
      const others = versions.filter((other) => other !== version).flatMap(({ uid }) => index.podsOf(uid));
      const pods = version ? index.podsOf(version.uid) : [];
      // One that never had a pod may have no ReplicaSet either.
      return {
        isObserved: version !== undefined || (hasSeen && workload.replicas === 0),
        version,
        pods,
        older: others,
      };
    }
    case "StatefulSet": {
      if (workload.rollout.strategy === "OnDelete") return { isObserved: hasSeen, pods: own, older: [] };
      if (!hasSeen || workload.revision === undefined) return { isObserved: false, pods: [], older: own };
      const { revision, rollout } = workload;
      const isWanted = (pod: PodSnapshot) => hashOf(pod) === revision || ordinalOf(pod) < rollout.partition;
      return { isObserved: true, pods: own.filter(isWanted), older: own.filter((pod) => !isWanted(pod)) };
    }
    case "DaemonSet": {
      if (workload.rollout.strategy === "OnDelete") return { isObserved: hasSeen, pods: own, older: [] };
      const version = hasSeen ? newest(index.versionsOf(workload.uid)) : undefined;
      if (!version) return { isObserved: false, pods: [], older: own };
      const isWanted = (pod: PodSnapshot) => hashOf(pod) === version.hash;
      return { isObserved: true, version, pods: own.filter(isWanted), older: own.filter((pod) => !isWanted(pod)) };
    }
  }
}

/**
 * The ReplicaSet of a Deployment's newest revision; undefined: it has not been seen yet. While a Deployment is paused, its newest
 * revision need not be of its template: then there is none.
 */
function replicaSetOf(workload: WorkloadSnapshot, versions: readonly VersionSnapshot[]): VersionSnapshot | undefined {
  if (workload.isPaused) return versions.find(({ template }) => template === workload.template);
  return versions.find(({ revision }) => String(revision) === workload.revision);
}

function newest(versions: readonly VersionSnapshot[]): VersionSnapshot | undefined {
  return [...versions].sort((a, b) => b.revision - a.revision)[0];
}

function hashOf({ labels }: PodSnapshot): string | undefined {
  return labels["controller-revision-hash"];
}

/** `web-2` is 2. */
function ordinalOf({ name }: PodSnapshot): number {
  const digits = /-(\d+)$/.exec(name)?.[1];
  return digits === undefined ? Number.POSITIVE_INFINITY : Number(digits);
}

function named(pods: readonly PodSnapshot[]): readonly PodSnapshot[] {
  return [...pods].sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
}
