import { field, flag, list, number, text } from "@pulumi-compose/docker-health/kernel";
import type { ContainerEnd, PodContainer, PodContainerState, PodPhase, PodSnapshot } from "../shared/pod-snapshot";
import { readMeta } from "./meta";
import { readRestartPolicy } from "./read-template";

const PHASES: readonly PodPhase[] = ["Pending", "Running", "Succeeded", "Failed", "Unknown"];

/** Reads a pod as the API server writes it. */
export function readPod(raw: unknown): PodSnapshot {
  const { namespace, name, uid, labels, createdAt, isTerminating, owner } = readMeta(raw);
  const spec = field(raw, "spec");
  const status = field(raw, "status");
  const conditions = list(field(status, "conditions"));
  const condition = (type: string) => conditions.find((candidate) => field(candidate, "type") === type);
  const scheduled = condition("PodScheduled");
  const isUnschedulable = field(scheduled, "status") === "False" && field(scheduled, "reason") === "Unschedulable";
  const ready = condition("Ready");
  return {
    namespace,
    name,
    uid,
    labels,
    node: text(field(spec, "nodeName")),
    phase: PHASES.find((known) => known === field(status, "phase")) ?? "Pending",
    createdAt,
    isTerminating,
    ...(owner && { owner }),
    ready: field(ready, "status") === "True",
    readySince: text(field(ready, "lastTransitionTime")),
    ...(isUnschedulable && { unschedulable: text(field(scheduled, "message")) }),
    ...(text(field(status, "nominatedNodeName")) !== "" && { isNominated: true as const }),
    reason: text(field(status, "reason")),
    message: text(field(status, "message")),
    restartPolicy: readRestartPolicy(spec),
    claims: list(field(spec, "volumes"))
      .map((volume) => text(field(volume, "persistentVolumeClaim", "claimName")))
      .filter((claim) => claim !== ""),
    containers: [
      ...containersOf(field(spec, "initContainers"), field(status, "initContainerStatuses"), true),
      ...containersOf(field(spec, "containers"), field(status, "containerStatuses"), false),
    ],
  };
}

function containersOf(specs: unknown, statuses: unknown, areInit: boolean): readonly PodContainer[] {
  return list(specs).map((spec) => {
    const name = text(field(spec, "name"));
    const status = list(statuses).find((candidate) => field(candidate, "name") === name);
    const lastEnd = field(status, "lastState", "terminated");
    return {
      name,
      image: text(field(spec, "image")),
      role: areInit ? (field(spec, "restartPolicy") === "Always" ? "sidecar" : "init") : "main",
      state: readState(field(status, "state")),
      ...(lastEnd !== undefined && lastEnd !== null && { lastEnd: readEnd(lastEnd) }),
      ready: flag(field(status, "ready")),
      started: flag(field(status, "started")),
      restarts: number(field(status, "restartCount")),
    };
  });
}

function readState(raw: unknown): PodContainerState {
  const running = field(raw, "running");
  if (running !== undefined && running !== null) return { kind: "running", since: text(field(running, "startedAt")) };
  const terminated = field(raw, "terminated");
  if (terminated !== undefined && terminated !== null) return { kind: "terminated", ...readEnd(terminated) };
  const waiting = field(raw, "waiting");
  return { kind: "waiting", reason: text(field(waiting, "reason")), message: text(field(waiting, "message")) };
}

function readEnd(raw: unknown): ContainerEnd {
  return {
    exitCode: number(field(raw, "exitCode")),
    reason: text(field(raw, "reason")),
    message: text(field(raw, "message")),
    finishedAt: text(field(raw, "finishedAt")),
  };
}
