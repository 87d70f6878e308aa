import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { PlainVolumeArgs } from "../../plan/resource-plan";

/**
 * The arguments of a volume of which an edit is not applied: an engine says them of a volume only when it makes it, and one
 * that is made anew has lost the data, under another name too.
 */
export const keptOfVolume = ["labels", "driver", "driverOpts", "name"] satisfies (keyof PlainVolumeArgs)[];

/** What a volume is, and what the file says of it. */
export type VolumeShape = Pick<PlainVolumeArgs, (typeof keptOfVolume)[number]>;

/** Says of a volume that was edited what it keeps, and how to have what the file says. */
export function tellKept(volume: docker.Volume, wanted: VolumeShape): void {
  const { name, driver, driverOpts, labels } = volume;
  pulumi.all([name, driver, driverOpts, labels]).apply(async ([name, driver, driverOpts, labels]) => {
    const kept = keptOf({ name, driver, ...(driverOpts && { driverOpts }), ...(labels && { labels }) }, wanted);
    if (kept.length === 0) return;
    await pulumi.log.warn(
      `${name} keeps ${kept.join("; ")}: an engine says this of a volume only when it makes it. To have what the file says, use a volume with another key, into which you copy the data; or delete this one with its data (\`pulumi-compose down --volumes\`, \`pulumi up --replace\` with its URN)`,
      volume,
    );
  });
}

/** What differs. Values of options are not shown: they may be secrets. */
export function keptOf(has: VolumeShape, wanted: VolumeShape): readonly string[] {
  const says = (what: string, old: string, now: string) =>
    old === now ? [] : [`its ${what} (${old || "none"}), and the file says ${now || "none"}`];
  return [
    ...(wanted.name === undefined ? [] : says("name", has.name ?? "", wanted.name)),
    ...says("driver", has.driver || "local", wanted.driver ?? "local"),
    ...optionsOf(has.driverOpts, wanted.driverOpts),
    ...says("labels", ownLabels(has.labels ?? []), ownLabels(wanted.labels ?? [])),
  ];
}

function optionsOf(has: VolumeShape["driverOpts"] = {}, wanted: VolumeShape["driverOpts"] = {}): readonly string[] {
  const names = [...new Set([...Object.keys(has), ...Object.keys(wanted)])].sort();
  const edited = names.filter((name) => has[name] !== wanted[name]);
  return edited.length === 0 ? [] : [`its driver_opts, of which the file says otherwise: ${edited.join(", ")}`];
}

/** The user's, in one text; docker compose's own differ by who has made the volume. */
function ownLabels(labels: NonNullable<VolumeShape["labels"]>): string {
  return labels
    .filter(({ label }) => !label.startsWith("com.docker.compose."))
    .map(({ label, value }) => `${label}=${value}`)
    .sort()
    .join(", ");
}
