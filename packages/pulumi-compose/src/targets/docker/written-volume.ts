import type { MountConfig } from "@pulumi-compose/parser";
import { isWithin } from "../common/data-folders";
import type { DiagnosedService } from "../common/diagnose";
import { singleWriter } from "../common/single-writers";

/** What a service writes to, as far as it can be known. */
export interface Written {
  /** What it runs, or what that is built upon; undefined: nobody knows. */
  readonly image: string | undefined;
  /** Where its containers have volumes of their own. */
  readonly places: readonly string[];
}

/** A volume to which two containers must not write at a time. */
export interface WrittenVolume {
  /** Where in the service the file says so. */
  readonly attribute: readonly (string | number)[];
  /** What it is called, in words. */
  readonly volume: string;
  /** Whose data it is; undefined: the file says that one alone may write. */
  readonly repository?: string;
}

/** A volume of a service that only one container may write to; undefined: there is none. */
export function writtenVolume(
  { service }: Pick<DiagnosedService, "service">,
  { image, places }: Written,
  said: boolean | undefined,
): WrittenVolume | undefined {
  if (said === false) return undefined;
  const store = image === undefined ? undefined : singleWriter(image);
  if (said === undefined && store === undefined) return undefined;
  const repository = said === undefined ? store?.repository : undefined;
  const whose = repository === undefined ? {} : { repository };
  const counts = ({ type, target }: MountConfig) =>
    type === "volume" || (type === "bind" && (said === true || isData(target, store?.paths ?? [])));
  const position = (service.volumes ?? []).findIndex((mount) => !mount.read_only && counts(mount));
  const mount = service.volumes?.[position];
  if (mount) return { attribute: ["volumes", position], volume: mount.source ?? mount.target, ...whose };
  const [place] = places;
  if (place !== undefined) return { attribute: [service.build ? "build" : "image"], volume: place, ...whose };
  const from = said ? service.volumes_from?.find((entry) => !entry.endsWith(":ro")) : undefined;
  return from === undefined ? undefined : { attribute: ["volumes_from"], volume: from };
}

/** Whether a folder of a container is where an image keeps its data, around it or in it. */
function isData(target: string, paths: readonly string[]): boolean {
  return paths.some((path) => isWithin(path, target) || isWithin(target, path));
}
