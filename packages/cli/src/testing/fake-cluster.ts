import type {
  Cluster,
  PodContainer,
  PodSnapshot,
  WorkloadLook,
  WorkloadSnapshot,
  WorkloadWaitResult,
} from "@pulumi-compose/kubernetes-health";

const PROBE = {
  ...{ initialDelayMs: 0, periodMs: 1_000, timeoutMs: 1_000, failureThreshold: 3, successThreshold: 1 },
  asks: "exec check",
};

export function aWorkload(parts: Partial<WorkloadSnapshot> & { readonly name: string }): WorkloadSnapshot {
  const { name } = parts;
  return {
    kind: "Deployment",
    namespace: "shop",
    uid: `uid-${name}`,
    labels: { "com.docker.compose.project": "shop", "com.docker.compose.service": name },
    annotations: {},
    createdAt: "2026-01-01T00:00:00Z",
    isTerminating: false,
    generation: 1,
    observedGeneration: 1,
    image: `${name}:1`,
    replicas: 1,
    counts: { total: 1, updated: 1, ready: 1, available: 1, succeeded: 0, failed: 0 },
    conditions: [],
    containers: [{ name, image: `${name}:1`, role: "main", readinessProbe: PROBE }],
    restartPolicy: "Always",
    graceMs: 10_000,
    rollout: { strategy: "RollingUpdate", atATime: 1, partition: 0, inOrder: false, minReadyMs: 0 },
    isPaused: false,
    template: "one",
    ...parts,
  };
}

export function aPod(
  service: string,
  parts: Partial<PodSnapshot> = {},
  container: Partial<PodContainer> = {},
): PodSnapshot {
  return {
    namespace: "shop",
    name: `${service}-5d8f-x`,
    uid: `uid-${service}-x`,
    labels: {},
    node: "node-1",
    phase: "Running",
    createdAt: "2026-01-01T00:00:00Z",
    isTerminating: false,
    ready: true,
    readySince: "2026-01-01T00:00:00Z",
    reason: "",
    message: "",
    restartPolicy: "Always",
    claims: [],
    containers: [
      {
        name: service,
        image: `${service}:1`,
        role: "main",
        state: { kind: "running", since: "2026-01-01T00:00:00Z" },
        ready: true,
        started: true,
        restarts: 0,
        ...container,
      },
    ],
    ...parts,
  };
}

/** A cluster in memory. */
export class FakeCluster implements Cluster {
  readonly host = "https://fake:6443";
  readonly namespace = "default";
  readonly list: WorkloadLook[] = [];
  /** How waits end, by the workload's name; what is not here is well already. */
  readonly ends = new Map<string, WorkloadWaitResult>();
  readonly waited: string[] = [];

  add(workload: WorkloadSnapshot, pods: readonly PodSnapshot[], older: readonly PodSnapshot[] = []): void {
    this.list.push({ workload, isObserved: true, pods, older, events: [] });
  }

  readonly looks: Cluster["looks"] = async ({ namespace }) =>
    this.list.filter(({ workload }) => workload.namespace === namespace);

  readonly workloads: Cluster["workloads"] = async (filter) =>
    (await this.looks(filter)).map(({ workload }) => workload);

  readonly pods: Cluster["pods"] = async (filter) =>
    (await this.looks(filter)).flatMap(({ pods, older }) => [...pods, ...older]);

  readonly follow: Cluster["follow"] = async () => ({ close: () => {} });

  readonly followLog: Cluster["followLog"] = async () => ({ close: () => {}, pause: () => {}, resume: () => {} });

  readonly gone: Cluster["gone"] = async () => [];

  readonly serviceAddress: Cluster["serviceAddress"] = async () => undefined;

  readonly namespaceNamed: Cluster["namespaceNamed"] = async () => undefined;
  readonly namespaceContents: Cluster["namespaceContents"] = async () => undefined;
  readonly labelsOf: Cluster["labelsOf"] = async () => undefined;

  readonly version: Cluster["version"] = async () => "v1.36.3";

  readonly waitForWorkload: Cluster["waitForWorkload"] = async (workload, goal) => {
    this.waited.push(`${workload.name} ${goal}`);
    return this.ends.get(workload.name) ?? { ok: true, goal, by: "already", afterMs: 0, workload };
  };
}
