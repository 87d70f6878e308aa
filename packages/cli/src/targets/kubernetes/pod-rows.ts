import type { PodContainer, PodSnapshot, WorkloadLook } from "@pulumi-compose/kubernetes-health";
import { absentRow, type StatusRow } from "../../health/status/status-row";
import type { ClusterService } from "./cluster-services";

/** A row for each pod of a service: what runs for it, or is to run, and how the container before failed. */
export function podRows({ service, look }: ClusterService): readonly StatusRow[] {
  const { workload, pods, older } = look;
  const update = troubleOf(look);
  const hasCheck = workload.containers.some(
    ({ role, readinessProbe, startupProbe }) => role === "main" && (readinessProbe ?? startupProbe) !== undefined,
  );
  const going = older.filter(
    ({ isTerminating, phase }) => !isTerminating && phase !== "Succeeded" && phase !== "Failed",
  );
  const rows = [...pods, ...going].sort(byAge).map((pod, index): StatusRow => {
    const row = podRow(service, pod, index + 1, hasCheck);
    const isOld = going.includes(pod);
    return {
      ...row,
      ...(isOld && going.length > 0 && pods.length > 0 && { beside: "old" as const }),
      ...(update !== undefined && { update }),
      ok: row.ok && update === undefined,
    };
  });
  if (rows.length > 0 || workload.replicas === 0 || isComplete(look)) return rows;
  return [{ ...emptyRow(service), ...(update !== undefined && { update }) }];
}

/** A workload that has no pod, and should have one. */
export function emptyRow(service: string): StatusRow {
  return { ...absentRow(service), state: "no pod" };
}

function podRow(service: string, pod: PodSnapshot, number: number, hasCheck: boolean): StatusRow {
  const { containers, phase, node, name, uid } = pod;
  const main = containers.find(({ role }) => role === "main");
  const troubled = containers.find(isTroubled) ?? main;
  const isDone = phase === "Succeeded";
  const runs = phase === "Running" && pod.ready;
  const ended = troubled?.state.kind === "terminated" ? troubled.state : undefined;
  const since = Date.parse(main?.state.kind === "running" ? main.state.since : pod.createdAt);
  const error = isDone ? "" : errorOf(pod, troubled);
  const health = hasCheck && main ? healthOf(main, pod) : undefined;
  return {
    service,
    container: { id: `${pod.namespace}/${name}`, name, number },
    state: stateOf(pod, troubled),
    ...(health && { health }),
    ...(ended && { exitCode: ended.exitCode }),
    ...(lastEndOf(troubled)?.reason === "OOMKilled" && { outOfMemory: true as const }),
    restarts: containers.reduce((sum, { restarts }) => sum + restarts, 0),
    ...(Number.isFinite(since) && { since: { ms: since, atLeast: false } }),
    ...(node !== "" && { node }),
    ...(error !== "" && { error }),
    ok: uid !== "" && (isDone || runs),
  };
}

/** Kubernetes' word for what a pod is at: a container's trouble goes before the pod's phase. */
function stateOf({ phase, isTerminating, unschedulable }: PodSnapshot, troubled: PodContainer | undefined): string {
  if (isTerminating) return "terminating";
  if (unschedulable !== undefined) return "unschedulable";
  if (troubled?.state.kind === "waiting" && troubled.state.reason !== "") return troubled.state.reason;
  return phase.toLowerCase();
}

function errorOf(pod: PodSnapshot, troubled: PodContainer | undefined): string {
  if (pod.unschedulable !== undefined) return pod.unschedulable;
  if (pod.reason !== "") return pod.message || pod.reason;
  const waiting = troubled?.state.kind === "waiting" ? troubled.state.message : "";
  const end = lastEndOf(troubled);
  const words = end && (end.exitCode !== 0 || end.reason !== "Completed") ? endWords(end) : "";
  return [waiting, words].filter((text) => text !== "").join("; ");
}

function endWords({ exitCode, reason, message }: NonNullable<ReturnType<typeof lastEndOf>>): string {
  return `ended with code ${exitCode} (${reason})${message === "" ? "" : `: ${message.split("\n")[0]}`}`;
}

function lastEndOf(container: PodContainer | undefined) {
  return container?.state.kind === "terminated" ? container.state : container?.lastEnd;
}

function isTroubled({ state }: PodContainer): boolean {
  if (state.kind === "waiting") return !["", "ContainerCreating", "PodInitializing"].includes(state.reason);
  return state.kind === "terminated" && state.exitCode !== 0;
}

/** Not ready, though its startup probe has passed: its check fails. */
function healthOf({ state, started, ready }: PodContainer, pod: PodSnapshot): StatusRow["health"] | undefined {
  if (state.kind !== "running") return undefined;
  if (ready && pod.ready) return "healthy";
  return started ? "unhealthy" : "starting";
}

/** What keeps a workload from being what was asked for. */
function troubleOf({ workload }: WorkloadLook): string | undefined {
  const stuck = workload.conditions.find(
    ({ type, status }) =>
      (type === "Progressing" && status === "False") ||
      (type === "ReplicaFailure" && status === "True") ||
      (type === "Failed" && status === "True"),
  );
  if (stuck) return stuck.message || stuck.reason;
  return workload.isPaused ? "paused" : undefined;
}

function isComplete({ workload }: WorkloadLook): boolean {
  return workload.conditions.some(({ type, status }) => type === "Complete" && status === "True");
}

function byAge(one: PodSnapshot, other: PodSnapshot): number {
  return one.createdAt.localeCompare(other.createdAt) || one.name.localeCompare(other.name, "en", { numeric: true });
}
