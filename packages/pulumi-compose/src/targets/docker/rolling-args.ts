import type { PlainContainerArgs } from "../../plan/resource-plan";

/** The networks that a container was made for, by their ids. */
export const NETWORKS_LABEL = "io.pulumi-compose.networks";

/**
 * The arguments of a container that is replaced beside the old one. Two of one number are there for a while, so Pulumi gives each a name
 * of its own. And its networks are not compared, since they say whether it had the service's names when it was made; so a label tells
 * Pulumi's engine, which then takes the container off a network that is to be made anew.
 */
export function rollingArgs({ name: _, ...args }: PlainContainerArgs): PlainContainerArgs {
  const networks = (args.networksAdvanced ?? []).map((network) => network.name).join(" ");
  const labels = [...(args.labels ?? []), { label: NETWORKS_LABEL, value: networks }];
  return { ...args, labels: labels.sort((a, b) => (a.label < b.label ? -1 : 1)) };
}
