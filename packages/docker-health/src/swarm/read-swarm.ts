import { readDeclaredHealthcheck, readHealthcheck } from "../engine/read-healthcheck";
import { NS_PER_MS } from "../shared/nanoseconds";
import { field, list, number, strings, text } from "../shared/read";
import type { NodeSnapshot, ServiceSnapshot, TaskSnapshot, TaskState, UpdateState } from "./swarm-snapshot";

const DEFAULT_GRACE_MS = 10_000;
const DEFAULT_MONITOR_MS = 5_000;

const TASK_STATES: readonly TaskState[] = [
  "new",
  "pending",
  "assigned",
  "accepted",
  "ready",
  "preparing",
  "starting",
  "running",
  "complete",
  "shutdown",
  "failed",
  "rejected",
  "remove",
  "orphaned",
];
const UPDATE_STATES: readonly UpdateState[] = [
  "updating",
  "paused",
  "completed",
  "rollback_started",
  "rollback_paused",
  "rollback_completed",
];
const ACTIONS = ["pause", "continue", "rollback"] as const;
const CONDITIONS = ["none", "on-failure", "any"] as const;

/** Reads a service of the answer of `GET /services`. */
export function readService(raw: unknown): ServiceSnapshot {
  const spec = field(raw, "Spec");
  const container = field(spec, "TaskTemplate", "ContainerSpec");
  const restart = field(spec, "TaskTemplate", "RestartPolicy");
  const update = field(spec, "UpdateConfig");
  const state = UPDATE_STATES.find((known) => known === text(field(raw, "UpdateStatus", "State")));
  const healthcheck = readHealthcheck(container);
  const ownCheck = readDeclaredHealthcheck(container);
  const { mode, replicas } = readMode(field(spec, "Mode"));
  const condition = CONDITIONS.find((known) => known === text(field(restart, "Condition"))) ?? "any";
  const grace = field(container, "StopGracePeriod");
  return {
    id: text(field(raw, "ID")),
    name: text(field(spec, "Name")),
    image: text(field(container, "Image")),
    version: number(field(raw, "Version", "Index")),
    createdAt: text(field(raw, "CreatedAt")),
    updatedAt: text(field(raw, "UpdatedAt")),
    isNew: field(raw, "PreviousSpec") === undefined,
    labels: strings(field(spec, "Labels")),
    mode,
    replicas,
    ...(state && { update: { state, message: text(field(raw, "UpdateStatus", "Message")) } }),
    failureAction: ACTIONS.find((known) => known === text(field(update, "FailureAction"))) ?? "pause",
    monitorMs: number(field(update, "Monitor")) / NS_PER_MS || DEFAULT_MONITOR_MS,
    parallelism: number(field(update, "Parallelism")),
    restart: {
      // What is a job is never started again once it has completed.
      condition: mode.endsWith("-job") && condition === "any" ? "on-failure" : condition,
      maxAttempts: number(field(restart, "MaxAttempts")),
    },
    stopGraceMs: typeof grace === "number" ? grace / NS_PER_MS : DEFAULT_GRACE_MS,
    ...(healthcheck && { healthcheck }),
    ...(ownCheck && { ownCheck }),
    checkDisabled: text(list(field(container, "Healthcheck", "Test"))[0]) === "NONE",
    spec: taskSpec(field(spec, "TaskTemplate")),
  };
}

function readMode(raw: unknown): Pick<ServiceSnapshot, "mode" | "replicas"> {
  if (field(raw, "Global") !== undefined) return { mode: "global", replicas: 0 };
  if (field(raw, "GlobalJob") !== undefined) return { mode: "global-job", replicas: 0 };
  const job = field(raw, "ReplicatedJob");
  if (job !== undefined) return { mode: "replicated-job", replicas: number(field(job, "TotalCompletions")) || 1 };
  const replicas = field(raw, "Replicated", "Replicas");
  return { mode: "replicated", replicas: typeof replicas === "number" ? replicas : 1 };
}

/** Reads a task of the answer of `GET /tasks`. */
export function readTask(raw: unknown): TaskSnapshot {
  const status = field(raw, "Status");
  const exitCode = field(status, "ContainerStatus", "ExitCode");
  const pid = field(status, "ContainerStatus", "PID");
  return {
    id: text(field(raw, "ID")),
    serviceId: text(field(raw, "ServiceID")),
    slot: number(field(raw, "Slot")),
    nodeId: text(field(raw, "NodeID")),
    state: taskState(field(status, "State")),
    desired: taskState(field(raw, "DesiredState")),
    since: text(field(status, "Timestamp")),
    createdAt: text(field(raw, "CreatedAt")),
    updatedAt: text(field(raw, "UpdatedAt")),
    error: text(field(status, "Err")),
    message: text(field(status, "Message")),
    exitCode: typeof exitCode === "number" ? exitCode : undefined,
    containerId: text(field(status, "ContainerStatus", "ContainerID")),
    pid: typeof pid === "number" ? pid : undefined,
    spec: taskSpec(field(raw, "Spec")),
  };
}

function taskState(raw: unknown): TaskState {
  return TASK_STATES.find((known) => known === text(raw)) ?? "new";
}

/** Reads a node of the answer of `GET /nodes`. */
export function readNode(raw: unknown): NodeSnapshot {
  return {
    id: text(field(raw, "ID")),
    hostname: text(field(raw, "Description", "Hostname")),
    state: text(field(raw, "Status", "State")),
    availability: text(field(raw, "Spec", "Availability")),
    manager: text(field(raw, "Spec", "Role")) === "manager",
  };
}

/** What a service's specification of its tasks has and that of a task need not have, or only in another form. */
const INCOMPARABLE: ReadonlySet<string> = new Set([
  // A swarm leaves tasks alone whose nodes fit the new placement, too.
  "Placement",
  // Services alone say it.
  "Runtime",
]);

/** A task's specification in a form that can be compared. */
function taskSpec(raw: unknown): string {
  const entries = typeof raw === "object" && raw !== null ? Object.entries(raw) : [];
  const comparable = Object.fromEntries(entries.filter(([key]) => !INCOMPARABLE.has(key)));
  return JSON.stringify(comparable, (_, value) => sorted(value));
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
