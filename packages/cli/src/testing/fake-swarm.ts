import type {
  NodeSnapshot,
  ServiceSnapshot,
  ServiceWaitResult,
  Swarm,
  TaskEnd,
  TaskSnapshot,
} from "@pulumi-compose/docker-health";

/** For tests that have no business with a swarm. */
export const noSwarm = (): Promise<Swarm> => Promise.reject(new Error("this test has no swarm"));

export function aService(parts: Partial<ServiceSnapshot> & { readonly name: string }): ServiceSnapshot {
  return {
    id: `id-${parts.name}`,
    image: "busybox",
    version: 1,
    createdAt: "2026-01-01T00:00:00Z",
    updatedAt: "2026-01-01T00:00:00Z",
    isNew: true,
    labels: { "com.docker.stack.namespace": "shop" },
    mode: "replicated",
    replicas: 1,
    failureAction: "rollback",
    monitorMs: 5_000,
    parallelism: 1,
    restart: { condition: "any", maxAttempts: 0 },
    stopGraceMs: 10_000,
    checkDisabled: false,
    spec: "one",
    ...parts,
  };
}

export function aTask(service: string, parts: Partial<TaskSnapshot> = {}): TaskSnapshot {
  const slot = parts.slot ?? 1;
  return {
    id: `${service}-${slot}`,
    serviceId: `id-${service}`,
    slot,
    nodeId: "n1",
    state: "running",
    desired: "running",
    since: "2026-01-01T00:00:00Z",
    createdAt: "2026-01-01T00:00:00Z",
    updatedAt: "2026-01-01T00:00:00Z",
    error: "",
    message: "",
    exitCode: undefined,
    containerId: "",
    pid: 4711,
    spec: "one",
    ...parts,
  };
}

/** A swarm in memory. */
export class FakeSwarm implements Swarm {
  readonly host = "fake://";
  readonly list: ServiceSnapshot[] = [];
  readonly all: TaskSnapshot[] = [];
  readonly machines: NodeSnapshot[] = ["n1", "n2"].map((id) => ({
    id,
    hostname: `machine-${id}`,
    state: "ready",
    availability: "active",
    manager: id === "n1",
  }));
  /** How waits end, by the service's name; what is not here runs already. */
  readonly ends = new Map<string, ServiceWaitResult>();
  readonly waited: string[] = [];
  /** How tasks ended that are complete, by their ids; what is not here ended by itself. */
  readonly ended = new Map<string, TaskEnd>();

  readonly services: Swarm["services"] = async ({ labels = {} }) =>
    this.list.filter((service) => Object.entries(labels).every(([name, value]) => service.labels[name] === value));

  readonly followLog: Swarm["followLog"] = async () => ({ close: () => {}, pause: () => {}, resume: () => {} });

  readonly tasks: Swarm["tasks"] = async (ids) => this.all.filter(({ serviceId }) => ids.includes(serviceId));

  readonly taskEnds: Swarm["taskEnds"] = async (_, tasks) =>
    new Map(
      tasks
        .filter(({ state }) => state === "complete")
        .map(({ id }) => [id, this.ended.get(id) ?? { kind: "by-itself" as const }]),
    );

  readonly nodes: Swarm["nodes"] = async () => this.machines;

  readonly idOf: Swarm["idOf"] = async () => undefined;

  readonly waitForService: Swarm["waitForService"] = async (id, goal) => {
    const name = id.replace(/^id-/, "");
    this.waited.push(`${name} ${goal}`);
    return this.ends.get(name) ?? { ok: true, goal, by: "already", afterMs: 0, service: { id, name } };
  };
}
