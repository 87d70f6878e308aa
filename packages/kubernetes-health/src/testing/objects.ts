// Objects as an API server writes them, as far as anybody here reads them.

export interface RawObject {
  readonly metadata: { readonly name: string; readonly uid: string; readonly [more: string]: unknown };
  readonly [more: string]: unknown;
}

type Parts = Readonly<Record<string, unknown>>;

const CREATED = "2026-01-01T00:00:00Z";
const PROBE = { httpGet: { path: "/", port: 80 }, periodSeconds: 5, timeoutSeconds: 1, failureThreshold: 3 };

interface WorkloadParts {
  readonly name?: string;
  readonly uid?: string;
  readonly generation?: number;
  readonly annotations?: Parts;
  readonly labels?: Parts;
  readonly spec?: Parts;
  readonly status?: Parts;
  /** Of the pod's specification. */
  readonly pod?: Parts;
  readonly image?: string;
}

function workload(parts: WorkloadParts, spec: Parts, status: Parts): RawObject {
  const { name = "web", generation = 1, image = "web:1" } = parts;
  const container = { name: "web", image, readinessProbe: PROBE };
  const pod = { containers: [container], terminationGracePeriodSeconds: 10, ...parts.pod };
  return {
    metadata: {
      name,
      namespace: "shop",
      uid: parts.uid ?? `uid-${name}`,
      generation,
      creationTimestamp: CREATED,
      annotations: { "deployment.kubernetes.io/revision": "1", ...parts.annotations },
      labels: { app: "shop", ...parts.labels },
    },
    spec: { template: { metadata: { labels: { app: name } }, spec: pod }, ...spec, ...parts.spec },
    status: { observedGeneration: generation, ...status, ...parts.status },
  };
}

/** A Deployment of one replica that has rolled out, of one readiness probe. */
export function aDeployment(parts: WorkloadParts = {}): RawObject {
  const status = { replicas: 1, updatedReplicas: 1, readyReplicas: 1, availableReplicas: 1 };
  const rollingUpdate = { maxSurge: 1, maxUnavailable: 0 };
  const spec = { replicas: 1, progressDeadlineSeconds: 600, strategy: { type: "RollingUpdate", rollingUpdate } };
  return workload(parts, spec, status);
}

/** A StatefulSet of two replicas, one after the other, that has rolled out revision `web-1`. */
export function aStatefulSet(parts: WorkloadParts = {}): RawObject {
  const counts = { replicas: 2, updatedReplicas: 2, readyReplicas: 2, availableReplicas: 2 };
  return workload(
    parts,
    { replicas: 2, updateStrategy: { type: "RollingUpdate" } },
    { ...counts, currentRevision: "web-1", updateRevision: "web-1" },
  );
}

/** A DaemonSet on two nodes. */
export function aDaemonSet(parts: WorkloadParts = {}): RawObject {
  const status = { desiredNumberScheduled: 2, currentNumberScheduled: 2, updatedNumberScheduled: 2 };
  return workload(
    parts,
    { updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 1 } } },
    { ...status, numberReady: 2, numberAvailable: 2 },
  );
}

/** A Job of one pod that is at work. */
export function aJob(parts: WorkloadParts = {}): RawObject {
  const pod = { restartPolicy: "Never", containers: [{ name: "web", image: "web:1" }], ...parts.pod };
  return workload({ ...parts, pod }, { completions: 1, parallelism: 1, backoffLimit: 0 }, { active: 1 });
}

export function aCondition(type: string, reason = "", parts: Parts = {}) {
  return { type, status: "True", reason, message: "", lastTransitionTime: CREATED, ...parts };
}

/** The ReplicaSet of `web`'s first revision. */
export function aReplicaSet(revision = 1, parts: Parts = {}, owner = "uid-web"): RawObject {
  const name = `web-${revision}`;
  return {
    metadata: {
      name,
      namespace: "shop",
      uid: `uid-rs-${revision}`,
      creationTimestamp: CREATED,
      annotations: { "deployment.kubernetes.io/revision": String(revision) },
      ownerReferences: [{ kind: "Deployment", name: "web", uid: owner, controller: true }],
    },
    spec: { template: { metadata: { labels: { app: "web", "pod-template-hash": String(revision) } } }, ...parts },
  };
}

/** A version of the DaemonSet `web`. */
export function aRevision(revision: number): RawObject {
  return {
    metadata: {
      name: `web-${revision}`,
      namespace: "shop",
      uid: `uid-cr-${revision}`,
      labels: { "controller-revision-hash": `h${revision}` },
      ownerReferences: [{ kind: "DaemonSet", name: "web", uid: "uid-web", controller: true }],
    },
    revision,
  };
}

interface PodParts {
  readonly name?: string;
  /** The uid of what made it. */
  readonly owner?: string;
  readonly labels?: Parts;
  readonly ready?: boolean;
  readonly phase?: string;
  readonly node?: string;
  readonly deleted?: boolean;
  /** The state of its container, or what else stands in its status. */
  readonly container?: Parts;
  readonly spec?: Parts;
  readonly status?: Parts;
  readonly conditions?: readonly unknown[];
}

let made = 0;

/** A pod that runs and is ready, of `web`'s first revision. */
export function aPod(parts: PodParts = {}): RawObject {
  made += 1;
  const { name = `web-1-${made}`, owner = "uid-rs-1", ready = true, phase = "Running", node = "node-1" } = parts;
  const running = { state: { running: { startedAt: CREATED } }, ready, started: true, restartCount: 0 };
  return {
    metadata: {
      name,
      namespace: "shop",
      uid: `uid-${name}`,
      creationTimestamp: CREATED,
      labels: { app: "shop", ...parts.labels },
      ownerReferences: [{ kind: "ReplicaSet", name: "web-1", uid: owner, controller: true }],
      ...(parts.deleted && { deletionTimestamp: CREATED }),
    },
    spec: { nodeName: node, containers: [{ name: "web", image: "web:1" }], ...parts.spec },
    status: {
      phase,
      conditions: [
        { type: "Ready", status: ready ? "True" : "False", lastTransitionTime: CREATED },
        ...(parts.conditions ?? []),
      ],
      containerStatuses: [{ name: "web", ...running, ...parts.container }],
      ...parts.status,
    },
  };
}

/** A container that waits: `ContainerCreating`, `ImagePullBackOff`. */
export function waiting(reason: string, message = "", parts: Parts = {}) {
  return { state: { waiting: { reason, message } }, ready: false, started: false, ...parts };
}

/** A container that lies dead between two runs, after so many. */
export function crashed(deaths: number, end: Parts = {}) {
  const terminated = { exitCode: 1, reason: "Error", message: "", finishedAt: CREATED, ...end };
  return waiting("CrashLoopBackOff", "back-off restarting failed container", {
    restartCount: deaths - 1,
    lastState: { terminated },
  });
}

/** A pod that no node takes. */
export function homeless(message: string, parts: PodParts = {}): RawObject {
  const condition = { type: "PodScheduled", status: "False", reason: "Unschedulable", message };
  return aPod({ ready: false, phase: "Pending", node: "", conditions: [condition], container: waiting(""), ...parts });
}

/** What was told of an object, by its uid. */
export function anEvent(uid: string, reason: string, message: string, parts: Parts = {}): RawObject {
  made += 1;
  return {
    metadata: { name: `event-${made}`, namespace: "shop", uid: `uid-event-${made}` },
    involvedObject: { kind: "Pod", name: uid.replace(/^uid-/, ""), uid },
    type: "Warning",
    reason,
    message,
    count: 1,
    lastTimestamp: new Date(Date.parse(CREATED) + made * 1_000).toISOString(),
    ...parts,
  };
}
