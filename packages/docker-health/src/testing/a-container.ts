import type { Healthcheck, HealthStatus } from "@pulumi-compose/health-model";
import type { ContainerSnapshot, ContainerState, ProbeResult } from "../shared/container-snapshot";

export const STARTED = "2026-01-01T00:00:00.000Z";

/** A probe of the engine, so many seconds after the container's start. */
export function aProbe(atSeconds: number, exitCode: number, output = ""): ProbeResult {
  const start = new Date(Date.parse(STARTED) + atSeconds * 1000).toISOString();
  return { start, durationMs: 50, exitCode, output, by: "engine" };
}

export function aHealth(
  status: HealthStatus,
  failingStreak: number,
  ...log: readonly ProbeResult[]
): NonNullable<ContainerSnapshot["health"]> {
  return { status, failingStreak, log };
}

interface Parts {
  readonly state?: Partial<ContainerState>;
  readonly health?: NonNullable<ContainerSnapshot["health"]>;
  /** null: none. */
  readonly healthcheck?: Partial<Healthcheck> | null;
  readonly restartPolicy?: ContainerSnapshot["restartPolicy"];
  readonly shares?: ContainerSnapshot["shares"];
  readonly createdAt?: string;
  readonly aliases?: readonly string[];
}

/** A running container, starting, with a check of 10 s, 3 s and 3 retries. */
export function aContainer(parts: Parts = {}): ContainerSnapshot {
  const healthcheck: Healthcheck = {
    test: ["CMD", "check"],
    intervalMs: 10_000,
    timeoutMs: 3_000,
    startPeriodMs: 0,
    retries: 3,
    ...parts.healthcheck,
  };
  return {
    id: "c0ffee000000",
    name: "shop-db-1",
    image: "db:1",
    state: {
      status: "running",
      exitCode: 0,
      oomKilled: false,
      error: "",
      startedAt: STARTED,
      finishedAt: "0001-01-01T00:00:00Z",
      restartCount: 0,
      ...parts.state,
    },
    ...(parts.healthcheck !== null && { healthcheck, health: parts.health ?? aHealth("starting", 0) }),
    restartPolicy: parts.restartPolicy ?? { name: "no", retries: 0 },
    shell: ["/bin/sh", "-c"],
    tty: false,
    labels: {},
    ...(parts.shares && { shares: parts.shares }),
    ...(parts.createdAt !== undefined && { createdAt: parts.createdAt }),
    ...(parts.aliases && { aliases: parts.aliases }),
  };
}
