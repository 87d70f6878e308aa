import type { Clock } from "../clock";
import type { ProbeRecord } from "../engine/container-snapshot";
import { lastProbes } from "../evidence/collect-evidence";
import { redactor } from "../evidence/redact";
import { reachedOf, type ServiceLook } from "./judge-service";
import { serviceHints } from "./service-hints";
import type { ServiceEvidence, ServiceFailureReason, ServiceGoal, TaskEvidence } from "./service-wait-types";
import { hasEnded } from "./slots";
import type { SwarmClient } from "./swarm-client";
import type { NodeSnapshot, TaskSnapshot } from "./swarm-snapshot";

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
  const troubled = look ? troubledTasks(look) : [];
  const [worst] = troubled;
  const reachable = look && reason !== "engine-unreachable" && reason !== "aborted" && reason !== "removed";
  const [nodes, logTail, container] = await Promise.all([
    reachable ? within(client.nodes(), []) : [],
    reachable ? within(logOf(client, look, worst), []) : [],
    reachable && worst?.containerId ? within(client.container(worst.containerId), undefined) : undefined,
  ]);
  const probes: readonly ProbeRecord[] = lastProbes(container?.health?.log ?? []);
  const check = look?.service.healthcheck ?? container?.healthcheck;
  const tasks = troubled.map((task) => describeTask(task, look, nodes));
  const { service } = look ?? {};
  return {
    service: { id: service?.id ?? "", name: service?.name ?? findings.ref, image: service?.image ?? "" },
    ...(service && { snapshot: service }),
    ...(look ? reachedOf(look, goal) : { reached: 0, replicas: 0 }),
    tasks: tasks.map((task) => ({ ...task, error: clean(task.error) })),
    probes: probes.map((probe) => ({ ...probe, output: clean(probe.output) })),
    ...(check && { test: check.test.map(clean) }),
    logTail: logTail.map(clean),
    hints: serviceHints(reason, tasks).map(clean),
    ...(findings.detail && { detail: clean(findings.detail) }),
    waitedMs: findings.waitedMs,
    deadlineMs: findings.deadlineMs,
  };
}

/** Those that ended badly or cannot begin, newest first; one a node before a second one of any. */
function troubledTasks({ tasks }: ServiceLook): readonly TaskSnapshot[] {
  const troubled = tasks
    .filter((task) => task.state === "failed" || task.state === "rejected" || (!hasEnded(task) && task.error !== ""))
    .sort((a, b) => Date.parse(b.since) - Date.parse(a.since));
  const seen = new Set<string>();
  const firsts = troubled.filter(({ nodeId }) => !seen.has(nodeId) && seen.add(nodeId));
  return [...firsts, ...troubled.filter((task) => !firsts.includes(task))].slice(0, TASKS_SHOWN);
}

function describeTask(task: TaskSnapshot, look: ServiceLook | undefined, nodes: readonly NodeSnapshot[]): TaskEvidence {
  const service = look?.service.name ?? "";
  const node = nodes.find(({ id }) => id === task.nodeId)?.hostname ?? task.nodeId;
  return {
    id: task.id,
    name: task.slot > 0 ? `${service}.${task.slot}` : `${service}.${task.nodeId}`,
    node,
    state: task.state,
    error: task.error,
    exitCode: task.state === "failed" ? task.exitCode : undefined,
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
