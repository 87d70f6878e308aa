import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import { MAYBE_NO_HEALTHCHECK, NO_HEALTHCHECK } from "../messages/plan-messages";
import { planStart } from "../plan/plan-start";
import type { StartPlan } from "../plan/start-plan";
import { namesInUse } from "../secrets/names-in-use";
import type { Advice } from "./advice";
import type { AdviseOptions } from "./advise-options";
import { advisedServices } from "./advised-services";
import { RULES } from "./rules";

/**
 * Looks for healthchecks and dependencies that do not do what they seem to, or could do better. Sorted by place.
 * Includes what `planStart` says of missing healthchecks, with a fix where the image is a known one; circles and
 * unknown services are the plan's own.
 *
 * @example
 * for (const { message, fix } of advise(project)) console.log(message, fix?.title);
 */
export function advise(project: ComposeProject, options: AdviseOptions = {}): Advice[] {
  const plan = planStart(project, options);
  let names: ReadonlySet<string> | undefined;
  const context = {
    project,
    plan,
    missing: missingChecks(plan),
    engine: options.engine,
    // Most projects have nothing that looks like a secret.
    names: () => (names ??= namesInUse(project)),
    bindSource: options.bindSource,
  };
  const services = advisedServices(project, plan);
  return services.flatMap((service) => RULES.flatMap((rule) => rule.advise(service, context))).sort(byPlace);
}

const CODES = new Set([NO_HEALTHCHECK.code, MAYBE_NO_HEALTHCHECK.code]);

function missingChecks({ diagnostics }: StartPlan): ReadonlyMap<string, readonly Diagnostic[]> {
  const missing = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const service = diagnostic.path?.[1];
    if (typeof service !== "string" || !CODES.has(diagnostic.code)) continue;
    missing.set(service, [...(missing.get(service) ?? []), diagnostic]);
  }
  return missing;
}

function byPlace(one: Advice, other: Advice): number {
  const file = (one.place?.file ?? "").localeCompare(other.place?.file ?? "", "en");
  return (
    file || (one.place?.line ?? 0) - (other.place?.line ?? 0) || (one.place?.column ?? 0) - (other.place?.column ?? 0)
  );
}
