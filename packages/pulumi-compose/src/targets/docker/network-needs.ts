import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import { IPV4_STAYS } from "../common/target-messages";
import type { BuildingEngine } from "./builder-needs";
import { isBefore } from "./is-before";

/** The first engine whose networks can be without IPv4 (API 1.48). */
const WITHOUT_IPV4 = "28.0";

/** What of the project's networks this engine does not do, and does not say: it takes an option that it does not know. */
export function networkNeeds(project: ComposeProject, { version }: BuildingEngine): readonly Diagnostic[] {
  if (!isBefore(version, WITHOUT_IPV4)) return [];
  return Object.entries(project.networks).flatMap(([network, { enable_ipv4, external }]) => {
    if (enable_ipv4 !== false || external) return [];
    const path = ["networks", network, "enable_ipv4"];
    const why = `it takes Docker Engine ${WITHOUT_IPV4}, and this is ${version}`;
    return [IPV4_STAYS.report({ network, why }, { path, place: project.placeOf(path) })];
  });
}
