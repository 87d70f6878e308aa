import type { NetworkConfig } from "@pulumi-compose/parser";
import type { PlainNetworkArgs } from "../../plan/resource-plan";
import { compact } from "./context";

type IpamArgs = Pick<PlainNetworkArgs, "ipamDriver" | "ipamOptions" | "ipamConfigs">;

/** Where a network's addresses come from: the same on every target. */
export function ipamArgs({ ipam }: Pick<NetworkConfig, "ipam">): IpamArgs {
  return compact({
    ipamDriver: ipam?.driver,
    ipamOptions: ipam?.options && { ...ipam.options },
    ipamConfigs: ipam?.config?.map(
      (pool) =>
        compact({
          subnet: pool.subnet,
          ipRange: pool.ip_range,
          gateway: pool.gateway,
          auxAddress: pool.aux_addresses && { ...pool.aux_addresses },
        }) as NonNullable<PlainNetworkArgs["ipamConfigs"]>[number],
    ),
  });
}
