import type { PodContainer, PodSnapshot } from "../shared/pod-snapshot";

/** What a pod does, in Kubernetes' words as far as it has any: `CrashLoopBackOff`, `Unschedulable`, `Running, not ready`. */
export function podWords(pod: PodSnapshot): string {
  if (pod.isTerminating) return "Terminating";
  if (pod.phase === "Failed") return pod.reason || "Failed";
  if (pod.unschedulable !== undefined) return "Unschedulable";
  const troubled = troubledContainer(pod);
  if (troubled && troubled.state.kind !== "running") return containerWords(troubled);
  if (pod.phase === "Running") return pod.ready ? "Running" : "Running, not ready";
  return pod.phase;
}

/** The container that a pod waits for, or that is why it is not as it should be; undefined: it is none in particular. */
export function troubledContainer({ containers }: PodSnapshot): PodContainer | undefined {
  const notUp = containers.filter(({ state, role }) => {
    if (state.kind === "running") return role === "init";
    return !(state.kind === "terminated" && state.exitCode === 0 && role === "init");
  });
  // `PodInitializing` only says that others come first.
  const telling = notUp.find(({ state }) => state.kind !== "waiting" || !/^$|^PodInitializing$/.test(state.reason));
  return telling ?? notUp[0] ?? containers.find(({ role, ready }) => role !== "init" && !ready);
}

function containerWords({ state, role, name }: PodContainer): string {
  switch (state.kind) {
    case "waiting":
      return state.reason || "Waiting";
    case "terminated":
      return state.reason || `Exited ${state.exitCode}`;
    case "running":
      return role === "init" ? `Init: ${name}` : "Running";
  }
}
