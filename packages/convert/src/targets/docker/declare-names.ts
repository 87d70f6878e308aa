import type { ResourcePlan, VolumeOwner } from "@pulumi-compose/project";
import { camelCase } from "../../code/identifiers";
import type { Scope } from "../../resources/scope";

/** Takes names for the variables of a program for a single engine. */
export function declareNames(scope: Scope<ResourcePlan>): void {
  const { plan } = scope.source;
  for (const service of new Set(plan.containers.map((container) => container.service)))
    scope.declareService(service, "Container");
  scope.declare("network", plan.networks, "Network");
  const [own, listed] = [plan.volumes.filter(({ owner }) => owner), plan.volumes.filter(({ owner }) => !owner)];
  scope.declare("volume", listed, "Volume");
  for (const { key, owner } of own) {
    if (owner && scope.isScaled(owner.service)) declareList(scope, key, owner);
    if (!owner || scope.isScaled(owner.service)) continue;
    const base = camelCase(`${owner.service}-${owner.place}`);
    scope.declareAs("volume", key, scope.identifiers.take(`${base}Volume`, `${camelCase(key)}Volume`));
  }
  scope.declare("image", plan.images, "Image");
}

/** Of a service with `pre_start` hooks, which have its volumes, too, they are made before it. */
function declareList(scope: Scope<ResourcePlan>, key: string, { service, place, index }: VolumeOwner): void {
  if (!scope.source.plan.containers.some(({ preStartOf }) => preStartOf?.service === service)) return;
  const list = `${service} ${place}`;
  const variable = scope.volumeLists.get(list) ?? scope.identifiers.take(`${camelCase(`${service}-${place}`)}Volumes`);
  scope.volumeLists.set(list, variable);
  scope.declareAs("volume", key, `${variable}[${index - 1}]`);
}
