import { runningJobs, type StartPlan } from "@pulumi-compose/health-model";
import type { ComposeProject as Project } from "@pulumi-compose/parser";
import type { GateGoal } from "../gates/gate-goal";
import type { GateSubject } from "../gates/gate-subject";
import type { OnUnhealthy } from "../gates/wait-options";
import { placeText } from "./place-text";

/** What is said of a gate on any target: where it is written, who waits behind it, how long it may take. */
export interface CommonSubject extends Omit<GateSubject, "redact"> {
  readonly onUnhealthy: OnUnhealthy;
  readonly project: string;
}

/** What is known of a service's gate for a condition; a gate that nobody planned is one that the program asks for. */
export function subjectOf(
  service: string,
  condition: GateGoal | "service_started" | undefined,
  start: StartPlan,
  project: Project,
  args: { readonly deadlineMs?: number },
): CommonSubject {
  const gate = start.gates.find((candidate) => candidate.dependency === service && candidate.condition === condition);
  const edge = start.edges.find((one) => one.dependency === service && one.condition === condition);
  const asked =
    gate?.dependents.map((dependent) => dependent.place).find((place) => place !== undefined) ?? edge?.place;
  const check = project.services[service]?.healthcheck && project.placeOf(["services", service, "healthcheck"]);
  const place = asked ?? gate?.place ?? check ?? project.placeOf(["services", service]);
  const image = project.placeOf(["services", service, "image"]) ?? project.placeOf(["services", service, "build"]);
  return {
    service,
    ...(runningJobs(project).includes(service) && { kind: "job" }),
    // Unless the program or the file says another, the gate derives one from what the container really has. On the service
    // it wins over the program's, which wins over the project's.
    deadlineMs: (condition && start.services[service]?.deadlineMs) ?? args.deadlineMs,
    onUnhealthy: start.services[service]?.onUnhealthy ?? "fail",
    place: place && placeText(place),
    ...((condition === "service_healthy" || condition === "ready") && check && { checkPlace: placeText(check) }),
    imagePlace: image && placeText(image),
    // What never starts is not healthy either, but that is another gate's to tell, which knows who waits for it.
    heldUp: condition === undefined ? [] : [...start.blockedBy([{ dependency: service, condition }])],
    project: project.name,
  };
}

/** What somebody says of a service's deadline: of its rollout that is how long each of its replicas may take, and not all together. */
export function rolloutDeadline(
  service: string,
  start: Pick<StartPlan, "services">,
  args: { readonly deadlineMs?: number },
): number | undefined {
  return start.services[service]?.deadlineMs ?? args.deadlineMs;
}
