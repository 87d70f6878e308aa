import { field, flag, list, number, text } from "@pulumi-compose/docker-health/kernel";
import type { WorkloadKind } from "../shared/workload-ref";
import type { RolloutSettings, WorkloadSnapshot } from "../shared/workload-snapshot";
import { readMeta } from "./meta";
import { readContainers, readRestartPolicy, templateDigest } from "./read-template";

const REVISION = "deployment.kubernetes.io/revision";
const DEFAULT_GRACE_S = 30;
const DEFAULT_BACKOFF_LIMIT = 6;

/** Reads a workload as the API server writes it. */
export function readWorkload(kind: WorkloadKind, raw: unknown): WorkloadSnapshot {
  const meta = readMeta(raw);
  const spec = field(raw, "spec");
  const status = field(raw, "status");
  const template = field(spec, "template");
  const podSpec = field(template, "spec");
  const containers = readContainers(podSpec);
  const grace = field(podSpec, "terminationGracePeriodSeconds");
  const generation = number(field(raw, "metadata", "generation"));
  const replicas = replicasOf(kind, spec, status);
  const progress = number(field(spec, "progressDeadlineSeconds"));
  // What Kubernetes writes for "none".
  const hasProgressDeadline = kind === "Deployment" && progress > 0 && progress < 2 ** 31 - 1;
  const revision = kind === "StatefulSet" ? text(field(status, "updateRevision")) : (meta.annotations[REVISION] ?? "");
  return {
    kind,
    namespace: meta.namespace,
    name: meta.name,
    uid: meta.uid,
    labels: meta.labels,
    annotations: meta.annotations,
    createdAt: meta.createdAt,
    isTerminating: meta.isTerminating,
    generation,
    // A Job's controller does not say it, and knows no versions.
    observedGeneration: kind === "Job" ? generation : number(field(status, "observedGeneration")),
    image: containers.find(({ role }) => role === "main")?.image ?? "",
    replicas,
    counts: countsOf(kind, status),
    conditions: list(field(status, "conditions")).map((condition) => ({
      type: text(field(condition, "type")),
      status: text(field(condition, "status")),
      reason: text(field(condition, "reason")),
      message: text(field(condition, "message")),
      since: text(field(condition, "lastTransitionTime")),
    })),
    containers,
    restartPolicy: readRestartPolicy(podSpec),
    graceMs: (typeof grace === "number" ? grace : DEFAULT_GRACE_S) * 1_000,
    rollout: rolloutOf(kind, spec, replicas),
    ...(hasProgressDeadline && { progressDeadlineMs: progress * 1_000 }),
    isPaused: flag(field(spec, "paused")) || flag(field(spec, "suspend")),
    ...(kind === "Job" && { job: jobOf(spec) }),
    ...(revision !== "" && { revision }),
    template: templateDigest(template),
  };
}

function replicasOf(kind: WorkloadKind, spec: unknown, status: unknown): number {
  if (kind === "DaemonSet") return number(field(status, "desiredNumberScheduled"));
  if (kind !== "Job") return orElse(field(spec, "replicas"), 1);
  // A Job without a number is done with the first pod that completes, however many work on it.
  return orElse(field(spec, "completions"), 1);
}

function countsOf(kind: WorkloadKind, status: unknown): WorkloadSnapshot["counts"] {
  const count = (name: string) => number(field(status, name));
  if (kind === "DaemonSet") {
    const [total, updated] = [count("currentNumberScheduled"), count("updatedNumberScheduled")];
    return {
      total,
      updated,
      ready: count("numberReady"),
      available: count("numberAvailable"),
      succeeded: 0,
      failed: 0,
    };
  }
  if (kind === "Job") {
    const [active, ready] = [count("active"), count("ready")];
    return {
      total: active,
      updated: active,
      ready,
      available: ready,
      succeeded: count("succeeded"),
      failed: count("failed"),
    };
  }
  return {
    total: count("replicas"),
    updated: count("updatedReplicas"),
    ready: count("readyReplicas"),
    available: count("availableReplicas"),
    succeeded: 0,
    failed: 0,
  };
}

function rolloutOf(kind: WorkloadKind, spec: unknown, replicas: number): RolloutSettings {
  const raw = field(spec, kind === "Deployment" ? "strategy" : "updateStrategy");
  const type = text(field(raw, "type"));
  const rolling = field(raw, "rollingUpdate");
  const surge = share(field(rolling, "maxSurge"), replicas, Math.ceil);
  const unavailable = share(field(rolling, "maxUnavailable"), replicas, Math.floor);
  const strategy = type === "OnDelete" || type === "Recreate" ? type : "RollingUpdate";
  return {
    strategy,
    atATime: strategy === "Recreate" ? Number.POSITIVE_INFINITY : Math.max(1, surge + unavailable),
    partition: number(field(rolling, "partition")),
    inOrder: kind === "StatefulSet" && field(spec, "podManagementPolicy") !== "Parallel",
    minReadyMs: number(field(spec, "minReadySeconds")) * 1_000,
  };
}

/** A number of pods, or a part of all of them in percent. */
function share(value: unknown, of: number, round: (value: number) => number): number {
  if (typeof value === "number") return value;
  const percent = /^(\d+)%$/.exec(text(value))?.[1];
  return percent === undefined ? 0 : round((Number(percent) * of) / 100);
}

function jobOf(spec: unknown): NonNullable<WorkloadSnapshot["job"]> {
  const active = field(spec, "activeDeadlineSeconds");
  return {
    parallelism: orElse(field(spec, "parallelism"), 1),
    backoffLimit: orElse(field(spec, "backoffLimit"), DEFAULT_BACKOFF_LIMIT),
    ...(typeof active === "number" && { activeDeadlineMs: active * 1_000 }),
  };
}

function orElse(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}
