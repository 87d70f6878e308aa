import type { NetworkEndpoint } from "@pulumi-compose/docker-health";

/** A network that a container was given: by id, or an external one by name. */
export interface GivenNetwork extends NetworkEndpoint {
  readonly name: string;
}

/** Engines' own words for what is no network: Docker's, then Podman's. */
const noNetwork = new Set(["", "default", "host", "none", "private", "pasta", "slirp4netns"]);

/**
 * The networks that a container is to be on, by its arguments. None of its own where it shares the host's or another
 * container's (`container:x`).
 */
export function givenNetworks(
  networks: readonly GivenNetwork[] | undefined,
  mode: string | undefined,
): readonly GivenNetwork[] {
  if (networks && networks.length > 0) return networks;
  return mode === undefined || noNetwork.has(mode) || mode.includes(":") ? [] : [{ name: mode }];
}
