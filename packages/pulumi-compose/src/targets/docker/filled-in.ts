import type { PlainNetworkArgs } from "../../plan/resource-plan";

/**
 * The arguments of a network that an engine may add to: since 29.0 the gateway that it has chosen, before the pool that it adds for
 * the other family of addresses, options of its own (Podman).
 */
export const ENGINE_ADDS_TO = ["ipamConfigs", "ipamOptions", "options"] as const satisfies (keyof PlainNetworkArgs)[];

/** Those that an engine's configuration may say something of for all networks. */
const engineChooses = ["attachable", "ipamDriver", "ipv6"] as const satisfies (keyof PlainNetworkArgs)[];

/**
 * The arguments of a network that an engine may report in another way than it was told. Nothing of a network changes after its
 * creation, so what is read back of these is let be; an edit of them makes the network anew by {@link networkSettings}.
 */
export function filledIn({ ipamConfigs }: PlainNetworkArgs): string[] {
  // Where none are given the plugin takes whatever there is.
  const added = ENGINE_ADDS_TO.filter((key) => key !== "ipamConfigs" || ipamConfigs !== undefined);
  return [...added, ...engineChooses].sort();
}
