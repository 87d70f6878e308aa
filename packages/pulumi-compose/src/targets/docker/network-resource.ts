import type { ComposeProject, NetworkConfig } from "@pulumi-compose/parser";
import type { PlainNetworkArgs, PlannedNetwork } from "../../plan/resource-plan";
import { compact } from "../common/context";
import { ipamArgs } from "../common/ipam";
import { labelList } from "../common/label-list";
import { filledIn } from "./filled-in";

/** Engines from 28.0 on take it as an option of the network, beside the field that the plugin does not have. */
const IPV4_OPTION = "com.docker.network.enable_ipv4";

/** A top-level network, unless it is external. */
export function mapNetworkResource(project: ComposeProject, key: string): PlannedNetwork | undefined {
  const network = project.networks[key];
  if (!network || network.external) return undefined;
  const labels: Record<string, string> = {
    ...network.labels,
    "com.docker.compose.network": key,
    "com.docker.compose.project": project.name,
  };
  const args: PlainNetworkArgs = compact({
    name: network.name,
    driver: network.driver,
    options: optionsOf(network),
    // Said even where it is the default: what is left out, the plugin keeps as it was.
    internal: network.internal,
    attachable: network.attachable,
    ipv6: network.enable_ipv6,
    ...ipamArgs(network),
    labels: labelList(labels),
  });
  return {
    kind: "network",
    key,
    name: `${project.name}-${key}`,
    args,
    path: ["networks", key],
    ignoreChanges: filledIn(args),
  };
}

function optionsOf({ driver_opts, enable_ipv4 }: NetworkConfig): Record<string, string> | undefined {
  const without = enable_ipv4 === false && { [IPV4_OPTION]: "false" };
  return driver_opts || without ? { ...without, ...driver_opts } : undefined;
}
