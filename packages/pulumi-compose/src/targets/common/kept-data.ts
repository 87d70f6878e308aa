import type { ComposeProject, Diagnostic, ServiceConfig } from "@pulumi-compose/parser";
import { dataFolder, isWithin } from "./data-folders";
import { diagnose } from "./diagnose";
import { isAnonymous, mountedPlaces } from "./mounted-places";
import { UNKEPT_DATA } from "./target-messages";

/**
 * Says of a service that keeps data where no volume of the file is: it is in an anonymous volume, which goes with its
 * container. docker compose carries such a volume over to the container that replaces another; a swarm does not, nor is one
 * kept that was taken over, or whose place depends on a variable.
 *
 * @param places where the service has volumes in place of anonymous ones
 */
export function reportUnkeptData(
  project: ComposeProject,
  service: ServiceConfig,
  report: (diagnostic: Diagnostic) => void,
  places: readonly string[] = [],
): void {
  // What is built upon such an image may keep its data elsewhere, and another's volumes are not known here.
  if (service.image === undefined || service.build || service.volumes_from?.length) return;
  const folder = dataFolder(service.image);
  if (folder === undefined || folder.isCache) return;
  const { repository, paths } = folder;
  const kept = [...mountsOf(service), ...places];
  if (kept.some((mount) => paths.some((path) => isWithin(path, mount) || isWithin(mount, path)))) return;
  diagnose({ project, service, report }, UNKEPT_DATA, ["image"], { repository, paths, service: service.name });
}

function mountsOf({ volumes = [], tmpfs = [] }: ServiceConfig): string[] {
  return mountedPlaces({ volumes: volumes.filter((mount) => !isAnonymous(mount)), tmpfs });
}
