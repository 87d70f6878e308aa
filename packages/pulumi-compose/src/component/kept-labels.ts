import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";

type Labels = readonly { readonly label: string; readonly value: string }[];

/**
 * Says of a volume whose labels were edited that it keeps those that it was made with: an engine cannot change them, and a
 * volume that is made anew for a label has lost its data.
 *
 * @param wanted the file's
 */
export function tellKeptLabels(volume: docker.Volume, wanted: Labels = []): void {
  pulumi.all([volume.name, volume.labels]).apply(async ([name, labels]) => {
    const [has, says] = [ownLabels(labels ?? []), ownLabels(wanted)];
    if (has === says) return;
    await pulumi.log.warn(
      `${name} keeps its labels (${has || "none"}), and the file says ${says || "none"}: an engine labels a volume only when it makes it. To have them, use a volume with another key, into which you copy the data; or delete this one with its data (\`pulumi-compose down --volumes\`, \`pulumi up --replace\` with its URN)`,
      volume,
    );
  });
}

/** The user's, in one text; docker compose's own differ by who has made the volume. */
function ownLabels(labels: Labels): string {
  return labels
    .filter(({ label }) => !label.startsWith("com.docker.compose."))
    .map(({ label, value }) => `${label}=${value}`)
    .sort()
    .join(", ");
}
