import type { ServiceSnapshot, TaskSnapshot } from "../swarm/swarm-snapshot";

const CREATED = "2026-01-01T00:00:00.000Z";

/** A service of one replica, long since created, with a check of 10 s, 3 s and 3 retries. */
export function aService(parts: Partial<ServiceSnapshot> = {}): ServiceSnapshot {
  return {
    id: "s00000000000000000000000a",
    name: "shop_web",
    image: "web:1",
    version: 7,
    createdAt: CREATED,
    updatedAt: CREATED,
    isNew: true,
    labels: {},
    mode: "replicated",
    replicas: 1,
    failureAction: "rollback",
    monitorMs: 5_000,
    parallelism: 1,
    restart: { condition: "any", maxAttempts: 0 },
    stopGraceMs: 10_000,
    healthcheck: {
      test: ["CMD", "check"],
      intervalMs: 10_000,
      timeoutMs: 3_000,
      startPeriodMs: 0,
      retries: 3,
    },
    checkDisabled: false,
    spec: "v1",
    ...parts,
  };
}

let made = 0;

/** A running task of the service's first replica, each newer than the one before. */
export function aTask(parts: Partial<TaskSnapshot> = {}): TaskSnapshot {
  made += 1;
  const createdAt = new Date(Date.parse(CREATED) + made * 1_000).toISOString();
  return {
    id: `t${made}`,
    serviceId: "s00000000000000000000000a",
    slot: 1,
    nodeId: "n1",
    state: "running",
    desired: "running",
    since: createdAt,
    createdAt,
    updatedAt: createdAt,
    error: "",
    message: "",
    exitCode: undefined,
    containerId: "",
    pid: 4711,
    spec: "v1",
    ...parts,
  };
}

/** A task that has ended badly. */
export function aDeath(error = "task: non-zero exit (1)", parts: Partial<TaskSnapshot> = {}): TaskSnapshot {
  return aTask({ state: "failed", desired: "shutdown", error, exitCode: 1, containerId: "c1", ...parts });
}
