import type { ComposeProject, Diagnostic, Path } from "@pulumi-compose/parser";
import type { EffectiveHealthcheck } from "../healthcheck/effective-healthcheck";
import { MAYBE_NO_HEALTHCHECK, NO_HEALTHCHECK } from "../messages/plan-messages";
import type { Gate } from "./gate";
import type { PlanOptions } from "./plan-options";

/** Whether every gate for healthy has something to wait for. Optional dependents alone make an error a warning. */
export function checkGates(
  project: ComposeProject,
  gates: readonly Gate[],
  checks: ReadonlyMap<string, EffectiveHealthcheck>,
  { imageChecks }: Pick<PlanOptions, "imageChecks"> = {},
): Diagnostic[] {
  return gates.flatMap((gate) => {
    const effective = checks.get(gate.dependency);
    if (gate.condition !== "service_healthy" || effective === undefined || effective.kind === "check") return [];
    if (effective.kind === "unknown" && imageChecks === "unseen") return [];
    return [missing(project, gate, effective)];
  });
}

function missing(
  project: ComposeProject,
  gate: Gate,
  effective: Exclude<EffectiveHealthcheck, { kind: "check" }>,
): Diagnostic {
  const { dependency } = gate;
  const dependents = gate.dependents.map(({ service }) => service);
  const related = gate.dependents.flatMap(({ service, place }) =>
    place === undefined ? [] : [{ message: `"${service}" waits for it here`, place }],
  );
  const path: Path = ["services", dependency, "healthcheck"];
  const at = { place: project.placeOf(path), path, related };
  if (effective.kind === "unknown") {
    return MAYBE_NO_HEALTHCHECK.report({ dependency, dependents, image: imageName(project, dependency) }, at);
  }
  const diagnostic = NO_HEALTHCHECK.report({ dependency, dependents, because: reason(effective) }, at);
  return gate.dependents.some(({ required }) => required) ? diagnostic : { ...diagnostic, severity: "warning" };
}

function reason(effective: { kind: "none" } | { kind: "disabled"; from: "service" | "image" }): string {
  if (effective.kind === "none") return "neither it nor its image has a healthcheck";
  return effective.from === "service" ? "its healthcheck is switched off" : "its image switches the healthcheck off";
}

function imageName(project: ComposeProject, dependency: string): string {
  const image = project.services[dependency]?.image;
  return image === undefined ? "the image that it builds" : `its image ${image}`;
}
