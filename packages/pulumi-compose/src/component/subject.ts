import type { Gate as PlannedGate, StartPlan } from "@pulumi-compose/health-model";
import type { ComposeProject as Project } from "@pulumi-compose/parser";
import type { ComposeProjectArgs } from "./args";
import { placeText } from "./place-text";

/** What is said of a gate on any target: where it is written, who waits behind it, how long it may take. */
export interface CommonSubject {
  readonly service: string;
  readonly deadlineMs: number | undefined;
  readonly place: string | undefined;
  readonly checkPlace?: string | undefined;
  readonly heldUp: readonly string[];
  /** The compose project's name. */
  readonly project: string;
}

/** What is known of a service's gate for a condition; a gate that nobody planned is one that the program asks for. */
export function subjectOf(
  service: string,
  condition: PlannedGate["condition"] | "service_started" | undefined,
  start: StartPlan,
  project: Project,
  args: ComposeProjectArgs,
): CommonSubject {
  const gate = start.gates.find((candidate) => candidate.dependency === service && candidate.condition === condition);
  const asked = gate?.dependents.map((dependent) => dependent.place).find((place) => place !== undefined);
  const check = project.services[service]?.healthcheck && project.placeOf(["services", service, "healthcheck"]);
  const place = asked ?? gate?.place ?? check;
  return {
    service,
    deadlineMs: explicitDeadline(gate) ?? args.deadlineMs,
    place: place && placeText(place),
    ...(condition === "service_healthy" && check && { checkPlace: placeText(check) }),
    heldUp: condition === undefined ? [] : [...start.blockedBy([{ dependency: service, condition }])],
    project: project.name,
  };
}

/**
 * The gate itself derives a deadline from the check that the container really has, unless the file says another: on the
 * service it wins over the program's, which wins over the project's.
 */
function explicitDeadline(gate: PlannedGate | undefined): number | undefined {
  return gate?.deadlineFrom.includes("x-pulumi-compose") ? gate.deadlineMs : undefined;
}
