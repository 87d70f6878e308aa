import {
  type PlannedContainer,
  type PlannedVolume,
  type ResourcePlan,
  splitMarkers,
  type VolumeOwner,
} from "@pulumi-compose/project";
import type { Declaration } from "../../code/declaration";
import {
  array,
  createMember,
  type Expression,
  entry,
  literal,
  name,
  object,
  string,
  template,
} from "../../code/expression";
import { camelCase } from "../../code/identifiers";
import type { Rewrite } from "../../resources/arguments";
import type { Scope } from "../../resources/scope";
import { labelsCall } from "./labels";

/** Why there is a volume that the compose file does not list. */
export function ownVolumeComment({ service, place, adopted }: VolumeOwner): string[] {
  if (adopted) return [`What ${service} has in ${place}: a volume to which docker compose gave no name.`];
  return [`What ${service} has in ${place}; an anonymous volume would go with its container.`];
}

/** Lists of names that the engine gave to what containers in a loop have in a place, by the place. */
type AdoptedNames = ReadonlyMap<string, Omit<Declaration, "when">>;

/** Where containers are made in a loop, the names of their volumes that are taken over. */
export function adoptedNames({ service }: PlannedContainer, scope: Scope<ResourcePlan>): AdoptedNames {
  const own = scope.source.plan.volumes.filter(({ owner }) => owner?.service === service);
  const places = new Set(own.flatMap(({ owner }) => (owner?.adopted ? [owner.place] : [])));
  return new Map(
    [...places].map((place) => {
      const names = own.filter(({ owner }) => owner?.place === place).map(({ args }) => string(args.name ?? ""));
      const variable = scope.identifiers.take(camelCase(`${service}-${place}-volumes`));
      const comment = ownVolumeComment({ service, index: 1, place, adopted: true });
      return [place, { name: variable, value: array(names), comment }];
    }),
  );
}

/** Where containers are made in a loop, each makes the volumes that it has in place of anonymous ones. */
export function ownVolumesInPlace(
  container: PlannedContainer,
  adopted: AdoptedNames,
  scope: Scope<ResourcePlan>,
): Rewrite {
  const service = container.preStartOf?.service ?? container.service;
  const own = scope.source.plan.volumes.filter(({ owner }) => owner?.service === service);
  return (value, key) => {
    if (key !== "volumeName" || typeof value !== "string") return undefined;
    const [piece] = splitMarkers(value);
    if (typeof piece !== "object" || !("reference" in piece)) return undefined;
    const volume = own.find((candidate) => candidate.key === piece.reference.key);
    if (!volume) return undefined;
    const list = scope.volumeLists.get(`${service} ${volume.owner?.place}`);
    if (list !== undefined) return name(`${list}[index].id`);
    const names = adopted.get(volume.owner?.place ?? "")?.name;
    return createMember("docker.Volume", inLoop(volume, service, names, scope), ".id");
  };
}

/** The volumes of a service whose `pre_start` hooks have them, too, as lists that are there before both. */
export function ownVolumeLists(service: string, scope: Scope<ResourcePlan>): Omit<Declaration, "when">[] {
  const own = scope.source.plan.volumes.filter(({ owner }) => owner?.service === service && owner.index === 1);
  return own.flatMap((volume) => {
    const list = volume.owner && scope.volumeLists.get(`${service} ${volume.owner.place}`);
    if (!volume.owner || list === undefined) return [];
    const end = volume.key.slice(`${service}-1`.length);
    const base = volume.name.slice(0, -`1${end}`.length);
    const value: Expression = {
      kind: "replicas",
      count: name(scope.scaleSetting(service)),
      parameter: "index",
      locals: [
        ["number", literal("index + 1")],
        ["name", template([base, name("number")])],
      ],
      value: createMember("docker.Volume", inLoop(volume, service, undefined, scope), ""),
    };
    return [{ name: list, value, comment: ownVolumeComment(volume.owner) }];
  });
}

/** The arguments for the volume of the container that the loop has come to. */
function inLoop(
  { key, args, owner }: PlannedVolume,
  service: string,
  names: string | undefined,
  scope: Scope<ResourcePlan>,
): Expression[] {
  const end = key.slice(`${service}-${owner?.index}`.length);
  const numbered = (base: string) => template([base, name("number"), end]);
  const labels = labelsCall(args.labels ?? [], { volume: numbered(`${service}-`) }, scope);
  const { project } = scope.source;
  const usual = numbered(`${project.name}_${service}-`);
  const called: Expression =
    names === undefined ? usual : { kind: "either", left: name(`${names}[index]`), right: usual };
  const volume = [template([name("name"), end]), object([entry("name", called), entry("labels", labels)])];
  return [...volume, name("keepLabels")];
}
