import { field, list, text } from "../shared/read";

/** How a container is on one of its networks at the moment. */
export interface NetworkMembership {
  readonly networkId: string;
  /** The network's name. */
  readonly network: string;
  /** The names by which others on the network find it, its own id among them on some engines. */
  readonly aliases: readonly string[];
  /** Empty while it is not running. */
  readonly ipv4Address: string;
  readonly macAddress: string;
}

/** On which networks a container is, by what the engine says of it. */
export function membershipsOf(found: unknown): readonly NetworkMembership[] {
  return Object.entries(field(found, "NetworkSettings", "Networks") ?? {}).map(([network, endpoint]) => ({
    networkId: text(field(endpoint, "NetworkID")),
    network,
    // From 26 on, what its name and id add to what it was given is apart.
    aliases: [...new Set([...names(endpoint, "Aliases"), ...names(endpoint, "DNSNames")])],
    ipv4Address: text(field(endpoint, "IPAddress")),
    macAddress: text(field(endpoint, "MacAddress")),
  }));
}

function names(endpoint: unknown, key: string): string[] {
  return list(field(endpoint, key)).map(text);
}
