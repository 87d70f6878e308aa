import type { Requester } from "../engine/requester";
import { EngineError } from "../shared/engine-error";
import { field, text } from "../shared/read";

/** How a container is known on a network. */
export interface NetworkEndpoint {
  readonly aliases?: readonly string[] | undefined;
  readonly ipv4Address?: string | undefined;
  readonly ipv6Address?: string | undefined;
  readonly linkLocalIps?: readonly string[] | undefined;
  readonly macAddress?: string | undefined;
  /** `name=value`. */
  readonly driverOpts?: readonly string[] | undefined;
  readonly gwPriority?: number | undefined;
}

/**
 * Connects a container to a network, given by id or name, unless it is on it: on the one that has this name now. A
 * stopped container remembers a network that has been removed, and the engine refuses to start it; the endpoint on the
 * network of today takes the place of that one.
 *
 * @returns the network's name, or undefined when the container was on it already
 */
export async function connectNetwork(
  ask: Requester,
  container: string,
  network: string,
  endpoint: NetworkEndpoint,
): Promise<string | undefined> {
  // First: an engine takes a stopped container for connected to a network that does not exist.
  const found = await ask.json({ method: "GET", path: `/networks/${encodeURIComponent(network)}`, ok: [200] });
  const [id, name] = [text(field(found, "Id")), text(field(found, "Name"))];
  const path = `/containers/${encodeURIComponent(container)}/json`;
  const known = field(await ask.json({ method: "GET", path, ok: [200] }), "NetworkSettings", "Networks", name);
  const knownId = text(field(known, "NetworkID"));
  // Without an id: the engine looks the name up when it starts the container.
  if (known !== undefined && (knownId === id || knownId === "")) return undefined;
  try {
    await requestConnection(ask, container, id, endpoint);
  } catch (error) {
    // An engine's word for a container that is on the network already: somebody else was quicker.
    const isThere = error instanceof EngineError && error.status === 403 && /already exists/.test(error.message);
    if (isThere) return undefined;
    throw error;
  }
  return name;
}

/** Asks for a connection, to a network by its id, whatever the container is on. @throws EngineError */
export async function requestConnection(
  ask: Requester,
  container: string,
  network: string,
  endpoint: NetworkEndpoint,
): Promise<void> {
  const body = { Container: container, EndpointConfig: endpointConfig(endpoint) };
  await ask.json({ method: "POST", path: `/networks/${network}/connect`, body, ok: [200] });
}

function endpointConfig(endpoint: NetworkEndpoint): object {
  const { aliases, ipv4Address, ipv6Address, linkLocalIps, macAddress, driverOpts, gwPriority } = endpoint;
  return {
    Aliases: aliases ?? [],
    IPAMConfig: {
      ...(ipv4Address && { IPv4Address: ipv4Address }),
      ...(ipv6Address && { IPv6Address: ipv6Address }),
      ...(linkLocalIps?.length && { LinkLocalIPs: linkLocalIps }),
    },
    ...(macAddress && { MacAddress: macAddress }),
    ...(driverOpts?.length && { DriverOpts: Object.fromEntries(driverOpts.map(nameAndValue)) }),
    ...(gwPriority && { GwPriority: gwPriority }),
  };
}

function nameAndValue(option: string): readonly [string, string] {
  const [name = "", ...value] = option.split("=");
  return [name, value.join("=")];
}
