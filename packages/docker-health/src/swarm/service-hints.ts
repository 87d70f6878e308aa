import { GATE_MESSAGES } from "@pulumi-compose/health-model";
import type { ServiceFailureReason, ServiceGoal, TaskEvidence } from "./service-wait-types";
import type { ServiceSnapshot } from "./swarm-snapshot";

export interface HintFindings {
  readonly reason: ServiceFailureReason;
  readonly goal: ServiceGoal;
  readonly tasks: readonly TaskEvidence[];
  /** Absent when it was never seen. */
  readonly service?: ServiceSnapshot | undefined;
}

/** What to do about a failed wait for a service, as far as its evidence shows it. */
export function serviceHints(findings: HintFindings): readonly string[] {
  const { reason, tasks } = findings;
  const errors = new Set(tasks.map(({ error, node }) => ofError(error, node)));
  return [ofReason(reason), ofUnhealthy(findings), ...errors].filter((hint) => hint !== undefined);
}

/** The swarm says nothing of these, and does what it does after any end with code 0. */
function ofUnhealthy({ reason, goal, tasks, service }: HintFindings): string | undefined {
  if (reason !== "unhealthy" || !tasks.some(({ state }) => state === "complete")) return undefined;
  if (goal === "service_completed_successfully") {
    return "a swarm kills a task whose check fails, even one that is to end: its check has to pass while it works, or give it none (`healthcheck: { disable: true }`)";
  }
  if (service?.restart.condition !== "on-failure") return undefined;
  return "its process ends with code 0 when it is asked to, which `on-failure` does not start again: let it end with another code, or use `any`";
}

function ofReason(reason: ServiceFailureReason): string | undefined {
  switch (reason) {
    case "rolled-back":
    case "update-paused":
    case "unproven":
    case "not-a-manager":
    case "no-healthcheck":
    case "engine-unreachable":
      return GATE_MESSAGES[reason].remedy;
    default:
      return undefined;
  }
}

function ofError(error: string, node: string): string | undefined {
  const here = node === "" ? "every node" : `the node ${node}`;
  const [, constraint = ""] = /no suitable node \((.*)\)/i.exec(error) ?? [];
  if (/scheduling constraints/.test(constraint)) {
    return "no node satisfies `deploy.placement.constraints`: compare them with `docker node inspect`";
  }
  if (/insufficient resources/.test(constraint)) {
    return "no node has what `deploy.resources.reservations` asks for";
  }
  if (/host-mode port/.test(constraint)) return "a port with `mode: host` is taken on every node that fits";
  if (/max replicas per node/.test(constraint)) {
    return "there are fewer nodes than `replicas` with `max_replicas_per_node` needs";
  }
  if (/unsupported platform/.test(constraint)) return "no node has the platform of the service or of its image";
  if (/no such image|pull access denied|manifest unknown|not found: manifest/i.test(error)) {
    return `${here} has no such image and cannot fetch it: load it there, or push it to a registry that all nodes reach`;
  }
  if (/bind source path does not exist/i.test(error)) return `create the folder or file that is mounted on ${here}`;
  return undefined;
}
