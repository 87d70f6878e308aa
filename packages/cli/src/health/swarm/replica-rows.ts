import type { NodeSnapshot, TaskSnapshot } from "@pulumi-compose/docker-health";
import type { StatusRow } from "../status/status-row";
import type { StackService } from "./stack-services";

const ENDED: ReadonlySet<string> = new Set(["complete", "shutdown", "failed", "rejected", "remove", "orphaned"]);
const FAILED: ReadonlySet<string> = new Set(["failed", "rejected"]);

/** A row for each replica of a service: what runs for it, or is to run, and how the one before failed. */
export function replicaRows(
  { service, snapshot }: StackService,
  tasks: readonly TaskSnapshot[],
  nodes: readonly NodeSnapshot[],
): readonly StatusRow[] {
  const groups = new Map<string, TaskSnapshot[]>();
  for (const task of tasks) {
    if (task.serviceId !== snapshot.id) continue;
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
    return isTrace ? [] : [replicaRow({ service, snapshot }, current, ordered, nodes, update)];
  });
  return rows.sort((a, b) => (a.container?.number ?? 0) - (b.container?.number ?? 0) || compare(a.node, b.node));
}

function replicaRow(
  { service, snapshot }: StackService,
  task: TaskSnapshot,
  all: readonly TaskSnapshot[],
  nodes: readonly NodeSnapshot[],
  update: string | undefined,
): StatusRow {
  const { id, slot, state, error, exitCode, nodeId } = task;
  // Those of an older version say nothing about this one.
  const before = all.filter((other) => other.id !== id && other.spec === task.spec && FAILED.has(other.state));
  const hasCheck = snapshot.healthcheck !== undefined && !snapshot.checkDisabled;
  // A swarm calls a task running only once its check has passed.
  const health =
    hasCheck && state === "running" ? "healthy" : hasCheck && state === "starting" ? "starting" : undefined;
  const said = error || before.at(-1)?.error;
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
    ok: (state === "running" || state === "complete") && update === undefined,
  };
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
