import { lookAt } from "../judge/look-at";
import { indexOf } from "../judge/look-index";
import type { WorkloadLook } from "../judge/workload-look";
import { readEvent } from "../read/read-event";
import { readPod } from "../read/read-pod";
import { readControllerRevision, readReplicaSet } from "../read/read-version";
import { readWorkload } from "../read/read-workload";
import type { WorkloadKind } from "../shared/workload-ref";
import { aReplicaSet, type RawObject } from "./objects";

interface Seen {
  readonly pods?: readonly RawObject[];
  readonly versions?: readonly RawObject[];
  readonly events?: readonly RawObject[];
}

/** A look at a workload in a namespace where there is this; a Deployment has a first revision. */
export function aLook(kind: WorkloadKind, workload: RawObject, seen: Seen = {}): WorkloadLook {
  const versions = seen.versions ?? (kind === "Deployment" ? [aReplicaSet()] : []);
  const index = indexOf({
    pods: (seen.pods ?? []).map(readPod),
    versions: versions.map(kind === "DaemonSet" ? readControllerRevision : readReplicaSet),
    events: (seen.events ?? []).map(readEvent),
  });
  return lookAt(readWorkload(kind, workload), index);
}
