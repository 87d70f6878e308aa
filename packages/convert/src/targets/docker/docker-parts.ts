import type { PlannedContainer, PlannedVolume, ResourcePlan } from "@pulumi-compose/project";
import type { Declaration } from "../../code/declaration";
import { serviceComments } from "../../resources/argument-comments";
import type { Rewrite } from "../../resources/arguments";
import { imageDeclarations } from "../../resources/image";
import type { Part } from "../../resources/part";
import { plainPart } from "../../resources/plain-part";
import { profilesOfService } from "../../resources/profiles";
import type { Scope } from "../../resources/scope";
import { profilesOfResource, usersOf } from "../../resources/users-of";
import { containerDeclarations } from "./container";
import { labelsCall } from "./labels";
import { networkDeclarations } from "./network";
import { ownVolumeComment, ownVolumeLists } from "./own-volumes";

/** The statements for all resources of a single engine, in an order in which they can be made. */
export function dockerParts(scope: Scope<ResourcePlan>): Part[] {
  const { plan, running } = scope.source;
  const users = usersOf(running);
  const profilesOf = profilesOfResource(scope);
  const parts: Part[] = [
    ...plan.networks.flatMap((network) =>
      networkDeclarations(network, scope).map(
        (declaration): Part => ({ ...declaration, group: "network", profiles: profilesOf("network", network.key) }),
      ),
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
  return parts;
}

function containerParts(container: PlannedContainer, scope: Scope<ResourcePlan>): Part[] {
  const { service } = container;
  return containerDeclarations(container, scope).map((declaration) => ({
    ...declaration,
    group: { service },
    profiles: profilesOfService(service, scope),
  }));
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
