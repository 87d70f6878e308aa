import type { ContainerSnapshot } from "@pulumi-compose/docker-health";

/** When a container came to be as it is. */
export interface Since {
  /** Milliseconds since the epoch, by the engine's clock. */
  readonly ms: number;
  /** The engine keeps only five probes: it may have been so for longer. */
  readonly atLeast: boolean;
}

/** Undefined: it never started. */
export function sinceOf({ state, health, healthcheck }: ContainerSnapshot): Since | undefined {
  if (state.status === "exited" || state.status === "dead") return moment(state.finishedAt);
  const started = moment(state.startedAt);
  if (state.status !== "running" || started === undefined || health === undefined) return started;
  if (health.status === "starting") return started;

  const { retries = 1 } = healthcheck ?? {};
  // After a pause the engine says unhealthy without failed probes behind it; nobody knows since when.
  if (health.status === "unhealthy" && health.failingStreak < retries) return undefined;

  // The log outlives a restart: what is from before does not count.
  const log = health.log.filter(({ start }) => Date.parse(start) >= started.ms);
  const isKept = log.length === health.log.length && log.length >= LOG_LENGTH;
  if (log[0] === undefined) return { ...started, atLeast: true };
  const turned =
    health.status === "healthy"
      ? log.findLastIndex(({ exitCode }) => exitCode !== 0) + 1
      : log.length - 1 - (health.failingStreak - retries);
  // Probes that the log does not show any more were an interval apart, at least.
  const lostMs = turned < 0 ? -turned * (healthcheck?.intervalMs ?? 0) : 0;
  const probe = log[Math.max(0, turned)] ?? log[0];
  return { ms: Date.parse(probe.start) + probe.durationMs - lostMs, atLeast: turned < 0 || (turned === 0 && isKept) };
}

const LOG_LENGTH = 5;

function moment(text: string): Since | undefined {
  const ms = Date.parse(text);
  // The engine writes the year 1 for what never happened.
  return ms > 0 ? { ms, atLeast: false } : undefined;
}
