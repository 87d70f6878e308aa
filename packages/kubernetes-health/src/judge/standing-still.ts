import type { PodContainer, PodSnapshot } from "../shared/pod-snapshot";
import { type Baseline, containerKey, deathsOf } from "./baseline";
import { isBackingOff } from "./image-trouble";
import { isNodeComing } from "./placement-trouble";
import type { WorkloadLook } from "./workload-look";

/**
 * Whether a workload waits for what its deadline is not about: a node that is made, an image that is fetched (or a volume that is
 * attached: Kubernetes calls all that `ContainerCreating`), an init container that works, or the next attempt of what had failed before
 * the wait, which comes in its own time: within 5 minutes. For the last a deadline that somebody has set does not stand still.
 */
export function standsStill(
  { pods, events }: WorkloadLook,
  baseline: Baseline,
  deadline: "given" | "default",
): boolean {
  const waits = (pod: PodSnapshot) =>
    isNodeComing(pod, events) || isMade(pod) || (deadline === "default" && isRetried(pod, baseline));
  return pods.some((pod) => !pod.isTerminating && waits(pod));
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
  return pod.containers.some((container) => isBackingOff(container.state) && isOldNews(pod, container, baseline));
}

function isOldNews(pod: PodSnapshot, container: PodContainer, { deaths }: Baseline): boolean {
  const before = deaths.get(containerKey(pod, container));
  return before?.isDead === true && deathsOf(container).count === before.count;
}
