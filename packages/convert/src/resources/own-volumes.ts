import { type PlannedContainer, type PlannedVolume, splitMarkers, type VolumeOwner } from "pulumi-compose";
import { createMember, type Expression, entry, name, object, template } from "../code/expression";
import type { Rewrite } from "./arguments";
import { labelsCall } from "./labels";
import type { Scope } from "./scope";

/** Why there is a volume that the compose file does not list. */
export function ownVolumeComment({ service, place }: VolumeOwner): string[] {
  return [`What ${service} has in ${place}; an anonymous volume would go with its container.`];
}

/** Where containers are made in a loop, each makes the volumes that it has in place of anonymous ones. */
export function ownVolumesInPlace({ service }: PlannedContainer, scope: Scope): Rewrite {
  const own = scope.source.plan.volumes.filter(({ owner }) => owner?.service === service);
  return (value, key) => {
    if (key !== "volumeName" || typeof value !== "string") return undefined;
    const [piece] = splitMarkers(value);
    if (typeof piece !== "object" || !("reference" in piece)) return undefined;
    const volume = own.find((candidate) => candidate.key === piece.reference.key);
    return volume && createMember("docker.Volume", inLoop(volume, service, scope), ".id");
  };
}

/** The arguments for the volume of the container that the loop has come to. */
function inLoop({ key, args, owner }: PlannedVolume, service: string, scope: Scope): Expression[] {
  const end = key.slice(`${service}-${owner?.index}`.length);
  const numbered = (base: string) => template([base, name("number"), end]);
  const labels = labelsCall(args.labels ?? [], { volume: numbered(`${service}-`) }, scope);
  const { project } = scope.source;
  return [
    template([name("name"), end]),
    object([entry("name", numbered(`${project.name}_${service}-`)), entry("labels", labels)]),
  ];
}
