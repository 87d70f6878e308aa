import { lastProbes } from "../evidence/collect-evidence";
import { redactor } from "../evidence/redact";
import type { Clock } from "../shared/clock";
import type { ProbeResult } from "../shared/container-snapshot";
import { describeTaskEnd } from "./describe-task-end";
import { endOf } from "./end-of";
import { reachedOf } from "./judge-service";
import { serviceHints } from "./service-hints";
import type { ServiceLook } from "./service-look";
import type { ServiceEvidence, ServiceFailureReason, ServiceGoal, TaskEvidence } from "./service-wait-types";
import { hasEnded } from "./slots";
import type { SwarmClient } from "./swarm-client";
import type { NodeSnapshot, TaskSnapshot } from "./swarm-snapshot";
import { TaskEnds } from "./task-ends";

const TASKS_SHOWN = 5;
const LOG_LINES = 20;
// A failure is told at once; what is slow to come is left out.
const TIMEOUT_MS = 1_500;

export interface ServiceFindings {
  readonly reason: ServiceFailureReason;
  readonly goal: ServiceGoal;
  /** As it was named, where it was never seen. */
  readonly ref: string;
  readonly look: ServiceLook | undefined;
  readonly detail?: string;
  readonly waitedMs: number;
  readonly deadlineMs: number | undefined;
  readonly redact: readonly string[];
}

/** Puts together what is known about a failed wait; never rejects, never takes long. */
export async function collectServiceEvidence(
  client: SwarmClient,
  clock: Clock,
  findings: ServiceFindings,
): Promise<ServiceEvidence> {
  const { look, reason, goal } = findings;
  const clean = redactor(findings.redact);
  const within = <T>(answer: Promise<T>, fallback: T) => withinTime(clock, answer, fallback);
  const reachable = look && reason !== "engine-unreachable" && reason !== "aborted" && reason !== "removed";
  const ends = reachable ? await within(endsOf(client, look, reason), look.ends) : (look?.ends ?? new Map());
  const troubled = look ? troubledTasks({ ...look, ends }, reason, goal) : [];
  const [worst] = troubled;
  const [nodes, logTail, container] = await Promise.all([
    reachable ? within(client.nodes(), []) : [],
    reachable ? within(logOf(client, look, worst), []) : [],
    reachable && worst?.containerId ? within(client.container(worst.containerId), undefined) : undefined,
  ]);
  const probes: readonly ProbeResult[] = lastProbes(container?.health?.log ?? []);
  const check = look?.service.healthcheck ?? container?.healthcheck;
  const { service } = look ?? {};
  const tasks = troubled.map((task) => describeTask(task, service?.name ?? "", nodes, ends));
  return {
    service: { id: service?.id ?? "", name: service?.name ?? findings.ref, image: service?.image ?? "" },
    ...(service && { snapshot: service }),
    ...(look ? reachedOf(look, goal) : { reached: 0, replicas: 0 }),
    tasks: tasks.map((task) => ({ ...task, error: clean(task.error) })),
    probes: probes.map((probe) => ({ ...probe, output: clean(probe.output) })),
    ...(check && { test: check.test.map(clean) }),
    logTail: logTail.map(clean),
    hints: serviceHints({ reason, goal, tasks, service }).map(clean),
    ...(findings.detail && { detail: clean(findings.detail) }),
    waitedMs: findings.waitedMs,
    deadlineMs: findings.deadlineMs,
  };
}

/** How complete tasks ended; after an update that failed those of the version that is gone, too, which no wait has asked for. */
async function endsOf(
  client: SwarmClient,
  look: ServiceLook,
  reason: ServiceFailureReason,
): Promise<ServiceLook["ends"]> {
  if (!isOfUpdate(reason)) return look.ends;
  const { service, tasks } = look;
  const others = tasks.filter(({ id, state }) => state === "complete" && !look.ends.has(id)).sort(newestFirst);
  return new Map([...look.ends, ...(await new TaskEnds(client).of(service, others.slice(0, TASKS_SHOWN)))]);
}

/** Those that ended badly or cannot begin: what explains the reason first, newest first; one a node before a second one of any. */
function troubledTasks(look: ServiceLook, reason: ServiceFailureReason, goal: ServiceGoal): readonly TaskSnapshot[] {
  const explains = (task: TaskSnapshot) => (endOf(task, look.ends) === reason ? 0 : 1);
  const troubled = look.tasks
    .filter((task) => isTroubled(task, look, reason, goal))
    .sort((a, b) => explains(a) - explains(b) || newestFirst(a, b));
  const seen = new Set<string>();
  const firsts = troubled.filter(({ nodeId }) => !seen.has(nodeId) && seen.add(nodeId));
  return [...firsts, ...troubled.filter((task) => !firsts.includes(task))].slice(0, TASKS_SHOWN);
}

function isTroubled(task: TaskSnapshot, look: ServiceLook, reason: ServiceFailureReason, goal: ServiceGoal): boolean {
  const { service, ends } = look;
  if (task.state !== "complete") {
    return task.state === "failed" || task.state === "rejected" || (!hasEnded(task) && task.error !== "");
  }
  const end = endOf(task, ends);
  if (isOfUpdate(reason)) {
    const isOfTheUpdate = reason === "update-paused" || task.spec !== service.spec;
    return isOfTheUpdate && (end === "unhealthy" || service.restart.condition === "any");
  }
  if (task.spec !== service.spec) return false;
  if (end === "unhealthy" || end === reason) return true;
  return goal !== "service_completed_successfully" && ENDS_COUNT.has(reason);
}

/** For these reasons, an end with code 0 is a trouble as well. */
const ENDS_COUNT: ReadonlySet<ServiceFailureReason> = new Set(["exited", "failing", "deadline"]);

function isOfUpdate(reason: ServiceFailureReason): boolean {
  return reason === "rolled-back" || reason === "update-paused";
}

function newestFirst(a: TaskSnapshot, b: TaskSnapshot): number {
  return Date.parse(b.since) - Date.parse(a.since);
}

function describeTask(
  task: TaskSnapshot,
  service: string,
  nodes: readonly NodeSnapshot[],
  ends: ServiceLook["ends"],
): TaskEvidence {
  const node = nodes.find(({ id }) => id === task.nodeId)?.hostname ?? task.nodeId;
  const isComplete = task.state === "complete";
  return {
    id: task.id,
    name: task.slot > 0 ? `${service}.${task.slot}` : `${service}.${task.nodeId}`,
    node,
    state: task.state,
    error: task.error || (isComplete ? describeTaskEnd(ends.get(task.id)) : ""),
    exitCode: isComplete ? 0 : task.state === "failed" ? task.exitCode : undefined,
    since: task.since,
  };
}

/** The log of the task that failed; the service's where that one has none any more. */
async function logOf(
  client: SwarmClient,
  { service }: ServiceLook,
  task: TaskSnapshot | undefined,
): Promise<readonly string[]> {
  const own = task?.containerId ? await client.logTail({ task: task.id }, LOG_LINES).catch(() => []) : [];
  return own.length > 0 ? own : client.logTail({ service: service.id }, LOG_LINES);
}

function withinTime<T>(clock: Clock, answer: Promise<T>, fallback: T): Promise<T> {
  return new Promise((resolve) => {
    const cancel = clock.after(TIMEOUT_MS, () => resolve(fallback));
    const settle = (value: T) => {
      cancel();
      resolve(value);
    };
    answer.then(settle, () => settle(fallback));
  });
}
