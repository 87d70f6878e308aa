import { createHash } from "node:crypto";
import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import type { PlainNetworkArgs, PlannedNetwork } from "../../plan/resource-plan";
import { compact } from "../common/context";
import { ipamArgs } from "../common/ipam";
import { labelList } from "../common/label-list";
import { IPV4_STAYS } from "../common/target-messages";
import { OPTIONS_LABEL, POOLS_LABEL, STACK_LABEL } from "./labels";
import { NETWORK_DRIVER } from "./swarm-messages";

/** Drivers whose networks end at their own machine. */
const singleMachine = new Set(["bridge", "macvlan", "ipvlan", "host", "none"]);

/** A top-level network as an overlay that containers outside the swarm's services may join too. */
export function mapSwarmNetwork(
  project: ComposeProject,
  key: string,
  report: (diagnostic: Diagnostic) => void,
): PlannedNetwork | undefined {
  const network = project.networks[key];
  if (!network || network.external) return undefined;
  const local = network.driver !== undefined && singleMachine.has(network.driver);
  if (local) {
    const path = ["networks", key, "driver"];
    const { driver } = network;
    report(NETWORK_DRIVER.report({ network: key, driver }, { path, place: project.placeOf(path) }));
  }
  if (network.enable_ipv4 === false) {
    const path = ["networks", key, "enable_ipv4"];
    const why = "a swarm gives every overlay addresses of IPv4";
    report(IPV4_STAYS.report({ network: key, why }, { path, place: project.placeOf(path) }));
  }
  // Options of another driver mean nothing to an overlay.
  const options = !local && network.driver_opts && Object.keys(network.driver_opts).length > 0 && network.driver_opts;
  const addresses = ipamArgs(network);
  const pools = addresses.ipamConfigs?.some(({ gateway }) => gateway === undefined) && addresses.ipamConfigs;
  const args: PlainNetworkArgs = compact({
    name: network.name,
    driver: local ? "overlay" : (network.driver ?? "overlay"),
    attachable: true,
    options: options ? { ...options } : undefined,
    // Said even where it is the default: what is left out, the plugin keeps as it was.
    internal: network.internal,
    ipv6: network.enable_ipv6,
    ...addresses,
    labels: labelList({
      ...network.labels,
      [STACK_LABEL]: project.name,
      ...(options && { [OPTIONS_LABEL]: digestOf(sorted(options)) }),
      ...(pools && { [POOLS_LABEL]: digestOf(pools) }),
    }),
  });
  const ignoreChanges = [...(options ? ["options"] : []), ...(pools ? ["ipamConfigs"] : [])];
  return {
    kind: "network",
    key,
    name: `${project.name}-${key}`,
    args,
    path: ["networks", key],
    ...(ignoreChanges.length > 0 && { ignoreChanges }),
  };
}

function sorted(options: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
}

function digestOf(value: object): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 12);
}
