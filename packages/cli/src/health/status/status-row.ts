import { stripVTControlCharacters } from "node:util";
import type { ProbeResult, SharedNamespace } from "@pulumi-compose/docker-health";
import type { Beside, ServiceContainer } from "../containers/project-containers";
import { type Since, sinceOf } from "./since";

/** What there is to tell of one container, or of a service that has none. */
export interface StatusRow {
  readonly service: string;
  /** Absent where the service has no container. */
  readonly container?: { readonly id: string; readonly name: string; readonly number: number };
  /** The engine's word: `running`, `exited`, …; `absent` where there is nothing of the service. */
  readonly state: string;
  /** Absent without a healthcheck, and while it does not run. */
  readonly health?: "starting" | "healthy" | "unhealthy";
  readonly exitCode?: number;
  readonly outOfMemory?: true;
  readonly restarts: number;
  readonly failingStreak?: number;
  /** Failures in a row that make it unhealthy. */
  readonly retries?: number;
  readonly since?: Since;
  readonly lastProbe?: {
    /** RFC 3339, by the engine's clock. */
    readonly start: string;
    readonly durationMs: number;
    readonly exitCode: number;
    /** The first line that says something. */
    readonly output: string;
  };
  /** What it was given of another container's and has no more, since that one was started again. */
  readonly lost?: readonly SharedNamespace["namespace"][];
  /** The machine of a swarm, or the node of a cluster, on which it runs. */
  readonly node?: string;
  /** In a swarm or a cluster: what is wrong with it, or was with the one before. */
  readonly error?: string;
  /** In a swarm or a cluster: why what runs is not what was asked for. */
  readonly update?: string;
  /** Where there are two containers of one number: the one that is replaced, or the one that replaces it. */
  readonly beside?: Beside["role"];
  /** With `beside`: whether others find it by the service's name. */
  readonly serves?: boolean;
  /** As it should be: neither unhealthy, nor failed, nor missing. */
  readonly ok: boolean;
}

export function statusRow(
  { service, number, snapshot, beside }: ServiceContainer,
  lost: readonly SharedNamespace[] = [],
): StatusRow {
  const { id, name, state, health, healthcheck } = snapshot;
  const runs = state.status === "running";
  const ended = state.status === "exited" || state.status === "dead";
  const since = sinceOf(snapshot);
  const last = health?.log.at(-1);
  return {
    service,
    container: { id, name, number },
    state: state.status,
    // The engine calls every stopped container unhealthy, which says nothing.
    ...(runs && health && { health: health.status, failingStreak: health.failingStreak }),
    ...(runs && healthcheck && { retries: healthcheck.retries }),
    ...(ended && { exitCode: state.exitCode }),
    ...(state.oomKilled && { outOfMemory: true }),
    restarts: state.restartCount,
    ...(since && { since }),
    ...(last && { lastProbe: lastProbe(last) }),
    ...(lost.length > 0 && { lost: lost.map(({ namespace }) => namespace) }),
    ...(beside && { beside: beside.role }),
    ...(runs && beside?.serves !== undefined && { serves: beside.serves }),
    ok: runs
      ? health?.status !== "unhealthy" && lost.length === 0 && !isLeft(beside, health?.status)
      : // One that was told to stop for another ends as it may.
        state.status === "exited" && (state.exitCode === 0 || beside?.role === "old"),
  };
}

/** Whether it is good, is to take over from another, and has not: its update is just at that, or was stopped half-way. */
function isLeft(beside: Beside | undefined, health: StatusRow["health"]): boolean {
  return beside?.role === "new" && beside.serves === false && health !== "starting";
}

/** A service of the file of which the engine has no container. */
export function absentRow(service: string): StatusRow {
  return { service, state: "absent", restarts: 0, ok: false };
}

function lastProbe({ start, durationMs, exitCode, output }: ProbeResult) {
  const lines = stripVTControlCharacters(output).split(/\r?\n/);
  const first = lines.map((line) => line.replace(/\p{Cc}/gu, " ").trim()).find((line) => line !== "");
  return { start, durationMs, exitCode, output: first ?? "" };
}
