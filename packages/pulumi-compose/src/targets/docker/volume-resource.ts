import type { ComposeProject } from "@pulumi-compose/parser";
import type { PlannedVolume } from "../../plan/resource-plan";
import { compact } from "../common/context";
import { labelList } from "../common/label-list";

/** A top-level volume, unless it is external. */
export function mapVolumeResource(project: ComposeProject, key: string): PlannedVolume | undefined {
  const volume = project.volumes[key];
  if (!volume || volume.external) return undefined;
  const args = compact({
    name: volume.name,
    driver: volume.driver,
    driverOpts: volume.driver_opts && { ...volume.driver_opts },
    labels: labelList({
      ...volume.labels,
      "com.docker.compose.project": project.name,
      "com.docker.compose.volume": key,
    }),
  });
  return { kind: "volume", key, name: `${project.name}-${key}`, args, path: ["volumes", key] };
}
