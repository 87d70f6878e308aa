import { createHash } from "node:crypto";
import type { DockerfileVolumes } from "@pulumi-compose/docker-health";
import type { ComposeProject, ServiceConfig } from "@pulumi-compose/parser";
import { isSymbolic } from "@pulumi-compose/parser";
import type { PlannedVolume } from "../../plan/resource-plan";
import { dataFolder, isWithin } from "../common/data-folders";
import { labelList } from "../common/label-list";
import { isAnonymous, mountedPlaces } from "../common/mounted-places";

// An anonymous volume goes with its container, and docker compose carries it over to the one that replaces it. Here a
// replacement is another container; so what would be in anonymous volumes is in volumes of the container's own, which
// are resources like those of the file.

/** Keys of a container's own volumes, by where they are mounted. */
export type OwnVolumes = ReadonlyMap<string, string>;

/** What is known of the volumes that a service's image declares. */
export type KnownVolumes = DockerfileVolumes | undefined;

const LONGEST = 60;

/** The places of a service where it would have anonymous volumes: those that the file lists, and those of its image. */
export function anonymousPlaces(service: ServiceConfig, built: KnownVolumes): readonly string[] {
  const listed = (service.volumes ?? []).filter(isAnonymous).map(({ target }) => target);
  return [...new Set([...listed.filter((target) => !isSymbolic(target)), ...declaredPlaces(service, built)])];
}

/**
 * The places of a container that is taken over where it has volumes that the file does not name, each with what the engine
 * calls the volume. What the file lists is said as it is written there.
 *
 * @param found the container's volumes: their names by where they are mounted
 */
export function adoptedPlaces(
  { volumes = [] }: ServiceConfig,
  found: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const written = new Map(volumes.map(({ target }) => [withoutSlash(target), target]));
  const named = new Set(volumes.filter((mount) => !isAnonymous(mount)).map(({ target }) => withoutSlash(target)));
  return new Map(
    [...found]
      .filter(([place]) => !named.has(withoutSlash(place)))
      .map(([place, volume]) => [written.get(withoutSlash(place)) ?? place, volume]),
  );
}

/**
 * The volume of a container's own that is mounted at a place.
 *
 * @param adopted what the engine calls it, where it is there already
 */
export function mapOwnVolume(
  project: ComposeProject,
  service: ServiceConfig,
  index: number,
  place: string,
  adopted?: string,
): PlannedVolume {
  const position = (service.volumes ?? []).findIndex((mount) => isAnonymous(mount) && mount.target === place);
  const key = ownVolumeKey(service.name, index, place);
  return {
    kind: "volume",
    key,
    name: `${project.name}-${key}`,
    args: {
      name: adopted ?? `${project.name}_${key}`,
      labels: labelList({
        ...service.volumes?.[position]?.volume?.labels,
        "com.docker.compose.project": project.name,
        "com.docker.compose.volume": key,
      }),
    },
    path: position < 0 ? ["services", service.name, "image"] : ["services", service.name, "volumes", position],
    owner: { service: service.name, index, place, ...(adopted !== undefined && { adopted: true }) },
  };
}

/** `db-1.var-lib-mysql`: the key of the volume that a container has at a place. */
export function ownVolumeKey(service: string, index: number, place: string): string {
  return `${service}-${index}.${shortOf(place)}`;
}

/** Of what another container's volumes cover, nothing is known. */
function declaredPlaces(service: ServiceConfig, built: KnownVolumes): readonly string[] {
  const taken = mountedPlaces(service).map(withoutSlash);
  if (service.volumes_from?.length || taken.some(isSymbolic)) return [];
  const base = service.build ? built?.base : service.image;
  const [usual, other] = base === undefined ? [] : (dataFolder(base)?.paths ?? []);
  const isKnown = usual !== undefined && other === undefined;
  return [
    ...(built?.paths ?? []).map(withoutSlash).filter((path) => !taken.includes(path)),
    // What the file mounts in such a folder is where its data is meant to be.
    ...(isKnown && !taken.some((place) => isWithin(place, usual)) ? [usual] : []),
  ];
}

function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/+$/, "") : path;
}

/** A place as a part of a name; with a digest where another place could read the same. */
function shortOf(place: string): string {
  const plain = place.replace(/^\/+|\/+$/g, "");
  const short = plain.replace(/[^A-Za-z0-9_.]+/g, "-");
  if (/^[A-Za-z0-9_./]+$/.test(plain) && !plain.includes("//") && short.length <= LONGEST) return short;
  return `${short.slice(-LONGEST)}-${createHash("sha256").update(place).digest("hex").slice(0, 8)}`;
}
