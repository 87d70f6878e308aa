import type { PodSnapshot } from "../shared/pod-snapshot";
import { type Baseline, containerKey, deathsOf } from "./baseline";
import { isNodeComing } from "./placement-trouble";
import { isOldRefusal } from "./refusal-trouble";
import type { WorkloadLook } from "./workload-look";

/**
 * Whether a workload waits for what its deadline is not about: a node that is made, an image that is fetched (or a volume that is
 * attached: Kubernetes calls all that `ContainerCreating`), an init container that works, or the next attempt of what had failed before
 * the wait, which comes in its own time: within 5 minutes. For the last a deadline that somebody has set does not stand still.
 */
export function standsStill(look: WorkloadLook, baseline: Baseline, deadline: "given" | "default"): boolean {
  const isPatient = deadline === "default";
  const waits = (pod: PodSnapshot) =>
    isNodeComing(pod, look.events) || isMade(pod) || (isPatient && isRetried(pod, baseline));
  if (isPatient && isOldRefusal(look, baseline)) return true;
  return look.pods.some((pod) => !pod.isTerminating && waits(pod));
}

function isMade({ node, phase, containers }: PodSnapshot): boolean {
  if (node === "" || phase !== "Pending") return false;
  return containers.some(
    ({ state, role }) =>
      (state.kind === "waiting" && state.reason === "ContainerCreating") ||
      (role === "init" && state.kind === "running"),
  );
}

function isRetried(pod: PodSnapshot, baseline: Baseline): boolean {
  return pod.containers.some((container) => {
    const { state } = container;
    if (state.kind !== "waiting") return false;
    const key = containerKey(pod, container);
    if (state.reason === "ImagePullBackOff") return baseline.unfetched.has(key);
    const before = baseline.deaths.get(key);
    return state.reason === "CrashLoopBackOff" && before?.isDead === true && deathsOf(container).count === before.count;
  });
}
