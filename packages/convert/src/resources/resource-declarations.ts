import type { PlannedContainer, PlannedNetwork, PlannedVolume } from "@pulumi-compose/project";
import { splitMarkers } from "@pulumi-compose/project";
import type { Declaration } from "../code/declaration";
import { array, create, type Expression, entry, name, object, string } from "../code/expression";
import { serviceComments } from "./argument-comments";
import { argumentsObject, type Rewrite } from "./arguments";
import { adoptedComment, containerDeclarations } from "./container";
import { compactIfShort, imageDeclarations } from "./image";
import { labelsCall } from "./labels";
import { ownVolumeComment, ownVolumeLists } from "./own-volumes";
import { profilesOfService, profilesOfUsers } from "./profiles";
import type { Scope } from "./scope";
import { contentDeclarations } from "./swarm/content-declarations";
import { serviceDeclarations } from "./swarm/service-declarations";

/** A statement for a resource, and where it belongs. */
export interface Part extends Omit<Declaration, "when"> {
  readonly group: "network" | "volume" | "content" | { readonly service: string };
  /** The profiles of which one must be active; none: it is always there. */
  readonly profiles: readonly string[];
}

/** The statements for all resources, in an order in which they can be made. */
export function resourceParts(scope: Scope): Part[] {
  const { plan, swarm } = scope.source;
  const users = usersOf(swarm?.services ?? plan.containers);
  const profilesOf = (kind: string, key: string) =>
    profilesOfUsers([...(users.get(`${kind} ${key}`) ?? [])].map((service) => profilesOfService(service, scope)));
  const networks = swarm?.networks ?? plan.networks;
  const parts: Part[] = [
    ...networks.map(
      (network): Part => ({
        ...networkPart(network, scope),
        group: "network",
        profiles: profilesOf("network", network.key),
      }),
    ),
    ...plan.volumes
      .filter(({ owner }) => owner === undefined)
      .map(
        (volume): Part => ({
          ...volumePart(volume, scope),
          group: "volume",
          profiles: profilesOf("volume", volume.key),
        }),
      ),
  ];
  const made = new Set<string>();
  for (const container of plan.containers) {
    const { service } = container;
    if (made.has(service)) continue;
    made.add(service);
    for (const image of plan.images) {
      const imageUsers = users.get(`image ${image.key}`) ?? new Set();
      if (!imageUsers.has(service) || made.has(`image ${image.key}`)) continue;
      made.add(`image ${image.key}`);
      const comment = serviceComments(scope.source.comments, service, Object.keys(container.args)).image;
      parts.push(
        ...imageDeclarations(image, comment, scope).map(
          (part): Part => ({ ...part, group: { service }, profiles: profilesOf("image", image.key) }),
        ),
      );
    }
    // A hook has its service's volumes.
    const volumesOf = container.preStartOf?.service ?? service;
    if (!made.has(`volumes ${volumesOf}`)) {
      made.add(`volumes ${volumesOf}`);
      const own = plan.volumes.filter(({ owner }) => owner?.service === volumesOf);
      const declared = scope.isScaled(volumesOf)
        ? ownVolumeLists(volumesOf, scope)
        : own.map((volume) => volumePart(volume, scope));
      const profiles = profilesOfService(volumesOf, scope);
      parts.push(...declared.map((part): Part => ({ ...part, group: { service: volumesOf }, profiles })));
    }
    parts.push(...containerParts(container, scope));
  }
  for (const content of [...(swarm?.configs ?? []), ...(swarm?.secrets ?? [])]) {
    const profiles = profilesOf(content.kind, content.key);
    parts.push(
      ...contentDeclarations(content, scope).map(
        (declaration): Part => ({ ...declaration, group: "content", profiles }),
      ),
    );
  }
  for (const service of swarm?.services ?? []) {
    const profiles = profilesOfService(service.service, scope);
    const group = { service: service.service };
    parts.push(
      ...serviceDeclarations(service, scope).map((declaration): Part => ({ ...declaration, group, profiles })),
    );
  }
  return parts;
}

function containerParts(container: PlannedContainer, scope: Scope): Part[] {
  const { service } = container;
  return containerDeclarations(container, scope).map((declaration) => ({
    ...declaration,
    group: { service },
    profiles: profilesOfService(service, scope),
  }));
}

function networkPart(network: PlannedNetwork, scope: Scope): Omit<Declaration, "when"> {
  const rewrite: Rewrite = (value, key) =>
    key === "labels" && Array.isArray(value) && !scope.source.swarm
      ? labelsCall(value, { network: network.key }, scope)
      : undefined;
  return plainPart(
    "docker.Network",
    scope.variable("network", network.key),
    network,
    ["networks", network.key],
    scope,
    rewrite,
  );
}

function volumePart(volume: PlannedVolume, scope: Scope): Omit<Declaration, "when"> {
  const rewrite: Rewrite = (value, key) =>
    key === "labels" && Array.isArray(value) ? labelsCall(value, { volume: volume.key }, scope) : undefined;
  const part = plainPart(
    "docker.Volume",
    scope.variable("volume", volume.key),
    volume,
    ["volumes", volume.key],
    scope,
    rewrite,
  );
  return volume.owner ? { ...part, comment: ownVolumeComment(volume.owner) } : part;
}

function plainPart(
  type: string,
  variable: string,
  resource: PlannedNetwork | PlannedVolume,
  path: readonly string[],
  scope: Scope,
  rewrite: Rewrite,
): Omit<Declaration, "when"> {
  const args: Expression = argumentsObject(resource.args, scope, () => ({ own: [] }), rewrite);
  const options = plainOptions(resource, scope);
  return {
    name: variable,
    value: create(type, string(resource.name), compactIfShort(args), ...options),
    comment: scope.source.comments.under(...path),
  };
}

function plainOptions({ kind, ignoreChanges = [] }: PlannedNetwork | PlannedVolume, scope: Scope): Expression[] {
  if (scope.adopting) {
    const ignored = [...new Set([...ignoreChanges, "labels"])];
    return [object([entry("ignoreChanges", array(ignored.map(string)), adoptedComment(scope))])];
  }
  if (kind === "volume") return [name("keepLabels")];
  return ignoreChanges.length > 0 ? [object([entry("ignoreChanges", array(ignoreChanges.map(string)))])] : [];
}

/** Which services use a resource, by its kind and key. */
function usersOf(
  running: readonly { readonly service: string; readonly args: object }[],
): ReadonlyMap<string, Set<string>> {
  const users = new Map<string, Set<string>>();
  const visit = (value: unknown, service: string): void => {
    if (typeof value === "string") {
      for (const piece of splitMarkers(value)) {
        if (typeof piece === "string" || !("reference" in piece)) continue;
        const id = `${piece.reference.kind} ${piece.reference.key}`;
        users.set(id, (users.get(id) ?? new Set<string>()).add(service));
      }
    } else if (typeof value === "object" && value !== null)
      for (const child of Object.values(value)) visit(child, service);
  };
  for (const { args, service } of running) visit(args, service);
  return users;
}
