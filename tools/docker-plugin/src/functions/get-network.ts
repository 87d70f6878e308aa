import type { Network } from "../engine/api-types";
import { messageOf } from "../engine/engine-error";
import { ipamConfigsFrom } from "../resources/network";
import { textOf } from "../values/read";
import type { PluginFunction } from "./function";

export const getNetwork: PluginFunction = async ({ engine }, args) => {
  const name = textOf(args, "name");
  let network: Network;
  try {
    network = await engine.get<Network>(`/networks/${encodeURIComponent(name)}`);
  } catch (error) {
    throw new Error(`Could not find docker network: ${messageOf(error)}`);
  }
  return {
    id: network.Id,
    name: network.Name,
    driver: network.Driver,
    internal: network.Internal,
    options: { ...network.Options },
    scope: network.Scope,
    ipamConfigs: ipamConfigsFrom(network),
    containers: Object.entries(network.Containers ?? {}).map(([containerId, container]) => ({
      containerId,
      name: container.Name,
      endpointId: container.EndpointID,
      macAddress: container.MacAddress,
      ipv4Address: container.IPv4Address,
      ipv6Address: container.IPv6Address,
    })),
  };
};
