import type { PlainNetworkArgs } from "../../plan/resource-plan";

/**
 * The arguments of a network that an engine may report in another way than it was told: since 29.0 with the gateway that it has
 * chosen, before with the pool that it adds for the other family of addresses, with options of its own (Podman), or with what
 * its configuration says for all networks. Nothing of a network changes after its creation, so what is read back of these is
 * let be; an edit of them makes the network anew by {@link networkSettings}.
 */
export function filledIn({ ipamConfigs }: PlainNetworkArgs): string[] {
  // Where none are given the plugin takes whatever there is.
  const addresses = ipamConfigs === undefined ? [] : ["ipamConfigs"];
  return ["attachable", ...addresses, "ipamDriver", "ipamOptions", "ipv6", "options"];
}
