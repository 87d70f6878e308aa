import { type Reference, splitMarkers } from "../../plan/marker";
import type { ResourcePlan } from "../../plan/resource-plan";
import { selectStart } from "../common/select-start";

/**
 * What a plan has of some of its services, with the networks, volumes and images that they use. Each container is as it is in
 * the whole project: what others want of its service (that it completes, say) still counts. Only the waits for others go.
 *
 * @param preparedFor services that are not among them, of which there is all but the containers
 */
export function selectServices(
  plan: ResourcePlan,
  only: readonly string[],
  preparedFor: readonly string[] = [],
): ResourcePlan {
  const chosen = new Set(only);
  // A service has its hooks and its relay with it.
  for (const { service, preStartOf, relayOf } of plan.containers) {
    const owner = preStartOf?.service ?? relayOf;
    if (owner !== undefined && chosen.has(owner)) chosen.add(service);
  }
  const kept = plan.containers.filter(({ service }) => chosen.has(service));
  const keys = new Set(kept.map(({ key }) => key));
  const containers = kept.map((container) => ({
    ...container,
    waits: container.waits.filter(({ service }) => chosen.has(service)),
    replaceWith: container.replaceWith.filter((key) => keys.has(key)),
  }));
  const users = [...kept, ...plan.containers.filter(({ service }) => preparedFor.includes(service))];
  const references = users.flatMap(({ args }) => referencesIn(args));
  const asked = users.flatMap(({ commandOf, entrypointOf }) => commandOf ?? entrypointOf ?? []);
  const used = (kind: Reference["kind"], key: string) =>
    references.some((reference) => reference.kind === kind && reference.key === key);
  return {
    ...plan,
    images: plan.images.filter(({ key }) => used("image", key) || asked.includes(key)),
    networks: plan.networks.filter(({ key }) => used("network", key)),
    volumes: plan.volumes.filter(({ key, owner }) => (owner ? chosen.has(owner.service) : used("volume", key))),
    containers,
    start: selectStart(plan.start, chosen),
    diagnostics: plan.diagnostics.filter(({ path }) => path?.[0] !== "services" || chosen.has(String(path[1]))),
  };
}

/** The other resources that a value has something of. */
function referencesIn(value: unknown): readonly Reference[] {
  if (typeof value === "string") {
    return splitMarkers(value).flatMap((piece) =>
      typeof piece !== "string" && "reference" in piece ? [piece.reference] : [],
    );
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(referencesIn);
}
