import { messageOf, says } from "../../engine/engine-error";
import { CONTAINER } from "../../schema/container";
import { NETWORK_ADVANCED } from "../../schema/container-parts";
import { isSet, numberOf, textOf } from "../../values/read";
import type { ValueMap } from "../../values/value";
import type { Context } from "../resource";
import { objectsInHashOrder, textsInHashOrder } from "../set-hash";

/** Takes a new container off the default network and connects it to its own, one after another. */
export async function connectNetworks(context: Context, id: string, values: ValueMap): Promise<void> {
  const field = CONTAINER.networksAdvanced;
  if (field === undefined || !isSet(values, "networksAdvanced")) return;
  try {
    await context.engine.post("/networks/bridge/disconnect", { body: { Container: id, Force: false } });
  } catch (error) {
    if (!says(error, "is not connected to the network bridge", "is not connected to network bridge")) {
      throw new Error(`Unable to disconnect the default network: ${messageOf(error)}`);
    }
  }
  for (const network of objectsInHashOrder(field, values.networksAdvanced)) {
    const name = textOf(network, "name");
    try {
      await context.engine.post(`/networks/${encodeURIComponent(name)}/connect`, {
        body: { Container: id, EndpointConfig: endpointOf(network) },
      });
    } catch (error) {
      throw new Error(`Unable to connect to network '${name}': ${messageOf(error)}`);
    }
  }
}

function endpointOf(network: ValueMap): object {
  const texts = (name: string) => {
    const field = NETWORK_ADVANCED[name];
    return field ? textsInHashOrder(field, network[name]) : [];
  };
  const options = texts("driverOpts")
    .filter((option) => option.includes("="))
    .map((option) => [option.slice(0, option.indexOf("=")), option.slice(option.indexOf("=") + 1)]);
  return {
    Aliases: texts("aliases"),
    IPAMConfig: {
      IPv4Address: textOf(network, "ipv4Address"),
      IPv6Address: textOf(network, "ipv6Address"),
      LinkLocalIPs: texts("linkLocalIps"),
    },
    MacAddress: textOf(network, "macAddress"),
    DriverOpts: Object.fromEntries(options),
    GwPriority: numberOf(network, "gwPriority"),
  };
}
