import {
  describeTaskEnd,
  type NodeSnapshot,
  type ServiceSnapshot,
  type TaskEnd,
  type TaskSnapshot,
} from "@pulumi-compose/docker-health";
import type { StatusRow } from "../../health/status/status-row";
import type { StackService } from "./stack-services";

const ENDED: ReadonlySet<string> = new Set(["complete", "shutdown", "failed", "rejected", "remove", "orphaned"]);
const FAILED: ReadonlySet<string> = new Set(["failed", "rejected"]);

/** What the swarm knows of a service's replicas. */
export interface ReplicaFindings {
  /** Of this service alone. */
  readonly tasks: readonly TaskSnapshot[];
  /** How those ended that the swarm calls complete. */
  readonly ends: ReadonlyMap<string, TaskEnd>;
  readonly nodes: readonly NodeSnapshot[];
}

/** A row for each replica of a service: what runs for it, or is to run, and how the one before failed. */
export function replicaRows({ service, snapshot }: StackService, findings: ReplicaFindings): readonly StatusRow[] {
  const groups = new Map<string, TaskSnapshot[]>();
  for (const task of findings.tasks) {
    const key = snapshot.mode.startsWith("global") ? task.nodeId : String(task.slot);
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  const update = troubleOf(snapshot.update);
  const rows = [...groups.values()].flatMap((group) => {
    const ordered = [...group].sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
    const current = ordered.findLast((task) => isWanted(task)) ?? ordered.at(-1);
    // What is ended and was not to run is the trace of a scale that was higher.
    const isTrace =
      current === undefined || (!isWanted(current) && !FAILED.has(current.state) && current.state !== "complete");
    return isTrace ? [] : [replicaRow({ service, snapshot }, current, { ...findings, tasks: ordered }, update)];
  });
  return rows.sort((a, b) => (a.container?.number ?? 0) - (b.container?.number ?? 0) || compare(a.node, b.node));
}

function replicaRow(
  { service, snapshot }: StackService,
  task: TaskSnapshot,
  { tasks, ends, nodes }: ReplicaFindings,
  update: string | undefined,
): StatusRow {
  const { id, slot, state, exitCode, nodeId } = task;
  const wasKilled = (one: TaskSnapshot) => ends.get(one.id)?.kind === "unhealthy";
  const isDeath = (one: TaskSnapshot) => FAILED.has(one.state) || wasKilled(one);
  // Those of an older version say nothing about this one.
  const before = tasks.filter((other) => other.id !== id && other.spec === task.spec && isDeath(other));
  const hasCompleted = ends.get(id)?.kind === "by-itself";
  // For a moment, a swarm also calls a task so whose container has ended.
  const runs = state === "running" && task.pid !== 0;
  const health = wasKilled(task) ? "unhealthy" : healthOf(state, runs, snapshot);
  const wordsOf = (one: TaskSnapshot) =>
    one.error || (one.state === "complete" ? describeTaskEnd(ends.get(one.id)) : "");
  const said = (hasCompleted ? "" : wordsOf(task)) || before.map(wordsOf).at(-1);
  const node = nodes.find((known) => known.id === nodeId)?.hostname;
  const since = Date.parse(task.since);
  return {
    service,
    container: { id, name: `${snapshot.name}.${slot || nodeId}`, number: slot },
    state,
    ...(health && { health }),
    ...(ENDED.has(state) && exitCode !== undefined && { exitCode }),
    restarts: before.length,
    ...(Number.isFinite(since) && { since: { ms: since, atLeast: false } }),
    ...(node !== undefined && { node }),
    ...(said && { error: said }),
    ...(update !== undefined && { update }),
    ok: (runs || hasCompleted) && update === undefined,
  };
}

/** A swarm calls a task running only once its check has passed. */
function healthOf(state: TaskSnapshot["state"], runs: boolean, { healthcheck, checkDisabled }: ServiceSnapshot) {
  if (healthcheck === undefined || checkDisabled) return undefined;
  if (runs) return "healthy";
  return state === "starting" ? "starting" : undefined;
}

function isWanted({ desired }: TaskSnapshot): boolean {
  return desired === "running" || desired === "ready";
}

/** An update that did not come to its end: what runs is not what was asked for. */
function troubleOf(update: StackService["snapshot"]["update"]): string | undefined {
  switch (update?.state) {
    case "paused":
      return `update paused: ${update.message}`;
    case "rollback_paused":
      return `rollback paused: ${update.message}`;
    case "rollback_started":
      return `being rolled back: ${update.message}`;
    case "rollback_completed":
      return "rolled back to the version before";
    default:
      return undefined;
  }
}

function compare(a = "", b = ""): number {
  return a.localeCompare(b, "en", { numeric: true });
}
