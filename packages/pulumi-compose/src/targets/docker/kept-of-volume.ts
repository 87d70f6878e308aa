import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { PlainVolumeArgs } from "../../plan/resource-plan";
import { type VolumeDifference, type VolumeShape, volumeDifferences } from "./lifecycle/volume-differences";

/**
 * The arguments of a volume of which an edit is not applied: an engine says them of a volume only when it makes it, and one
 * that is made anew has lost the data, under another name too.
 */
export const keptOfVolume = ["labels", "driver", "driverOpts", "name"] satisfies (keyof PlainVolumeArgs)[];

/**
 * Says of a volume that was edited what it keeps, and how to have what the file says. Never an error: the volume is as it was,
 * and its data is there.
 */
export function tellKept(volume: docker.Volume, wanted: Pick<PlainVolumeArgs, (typeof keptOfVolume)[number]>): void {
  const { name, driver, driverOpts, labels } = volume;
  pulumi.all([name, driver, driverOpts, labels]).apply(async ([name, driver, driverOpts, labels]) => {
    const has: VolumeShape = { name, driver, driverOpts, labels };
    const kept = keptOf(volumeDifferences({ ...has, labels: has.labels ?? [] }, { labels: [], ...wanted }));
    if (kept.length === 0) return;
    await pulumi.log.warn(
      `${name} keeps ${kept.join("; ")}: an engine says this of a volume only when it makes it. To have what the file says, use a volume with another key, into which you copy the data; or delete this one with its data (\`pulumi-compose down --volumes\`, \`pulumi up --replace\` with its URN)`,
      volume,
    );
  });
}

/** In words. */
export function keptOf(differences: readonly VolumeDifference[]): readonly string[] {
  return differences.map((difference) =>
    difference.what === "driver_opts"
      ? `its driver_opts, of which the file says otherwise: ${difference.options.join(", ")}`
      : `its ${difference.what} (${difference.has || "none"}), and the file says ${difference.wants || "none"}`,
  );
}
