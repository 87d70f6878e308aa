import type { PlainContainerArgs } from "../../plan/resource-plan";
import { type ArgsGroup, compact, type MappingContext } from "../common/context";
import { reportUnmapped } from "../common/unmapped";
import { mapHealth } from "./health";
import { mapLabels } from "./labels";
import { mapLogging } from "./logging";
import { mapNetwork } from "./network";
import type { OwnVolumes } from "./own-volumes";
import { mapProcess } from "./process";
import { mapResources } from "./resources";
import { mapRestart } from "./restart";
import { mapSecurity } from "./security";
import { mapStorage } from "./storage";
import { support } from "./support";
import { mapUploads } from "./uploads";

/**
 * Edits to these are accepted by the plugin and never applied (it plans an update, says it is done, and the container
 * keeps the old value). A replacement applies them.
 */
export const silentlyIgnored: readonly string[] = [
  "healthcheck",
  "mounts",
  "tmpfs",
  "init",
  "cpuPeriod",
  "cpuQuota",
  "deviceReadBps",
  "deviceReadIops",
  "deviceWriteBps",
  "deviceWriteIops",
];

/** All arguments of one replica's container. */
export function mapContainer(
  context: MappingContext,
  image: string,
  oneShot: boolean,
  volumes: OwnVolumes,
): PlainContainerArgs {
  const { service, project, index } = context;
  reportUnmapped(context, support);
  const args: ArgsGroup = {
    ...mapProcess(context),
    ...mapRestart(context),
    ...mapHealth(context),
    ...mapNetwork(context),
    ...mapStorage(context, volumes),
    ...mapUploads(context),
    ...mapResources(context),
    ...mapSecurity(context),
    ...mapLogging(context),
    // The plugin's default is to delete what a container has in anonymous volumes, with its data, when another replaces it.
    removeVolumes: false,
    // A one-shot ends; the plugin must neither mind nor start it again.
    ...(oneShot && { mustRun: false }),
  };
  return {
    name: service.container_name ?? `${project.name}-${service.name}-${index}`,
    image,
    ...compact(args),
    ...mapLabels(context, args, oneShot),
  };
}
