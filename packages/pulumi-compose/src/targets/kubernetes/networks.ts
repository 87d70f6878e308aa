import type { ComposeProject, Diagnostic, NetworkConfig } from "@pulumi-compose/parser";
import { isNothing } from "../common/unmapped";
import { NETWORK } from "./kubernetes-messages";
import { usedNetworks } from "./policies";

/** Drivers of an engine that are no more than a network among the project's own containers. */
const PLAIN_DRIVERS: ReadonlySet<string> = new Set(["", "bridge", "overlay", "default"]);

/** Networks that every engine has, and that are none of the project's: no network at all, and the host's own. */
const HOSTS_OWN: ReadonlySet<string> = new Set(["host", "none"]);

const PLAIN_IPAM: ReadonlySet<string> = new Set(["", "default"]);

const ADDRESSES = "the cluster gives the pods their addresses";

interface LeftOut {
  readonly attribute: keyof NetworkConfig;
  readonly isIn: (network: NetworkConfig) => boolean;
  readonly why: string;
  readonly hint?: string;
}

/** What gets lost of a network. */
const LEFT_OUT: readonly LeftOut[] = [
  {
    attribute: "external",
    isIn: ({ external, name }) => external === true && HOSTS_OWN.has(name),
    why: "a service of the file has a pod and an address of its own",
    hint: "write `network_mode: host`, or `network_mode: none`, for the services that are meant",
  },
  {
    attribute: "external",
    isIn: ({ external, name }) => external === true && !HOSTS_OWN.has(name),
    why: "only the project's own pods are in it",
    hint: "what else is in it on an engine is reached in a cluster by the name of its Service and namespace, and reaches published ports",
  },
  {
    attribute: "driver",
    isIn: ({ driver = "" }) => !PLAIN_DRIVERS.has(driver),
    why: "all pods are in the cluster's own network",
  },
  {
    attribute: "driver_opts",
    isIn: ({ driver_opts: options }) => !isNothing(options),
    why: "all pods are in the cluster's own network",
  },
  {
    attribute: "ipam",
    isIn: ({ ipam: { driver = "", config = [], options } = {} }) =>
      !PLAIN_IPAM.has(driver) || config.some((pool) => !isNothing(pool)) || !isNothing(options),
    why: ADDRESSES,
  },
  { attribute: "enable_ipv4", isIn: ({ enable_ipv4: isOn }) => isOn === false, why: ADDRESSES },
  { attribute: "enable_ipv6", isIn: ({ enable_ipv6: isOn }) => isOn === true, why: ADDRESSES },
];

/** Says of the networks that are used what of them no object of Kubernetes is. */
export function reportNetworks(project: ComposeProject, report: (diagnostic: Diagnostic) => void): void {
  for (const key of usedNetworks(project)) {
    const network = project.networks[key];
    if (!network) continue;
    for (const { attribute, isIn, why, hint } of LEFT_OUT) {
      if (!isIn(network)) continue;
      const path = ["networks", key, attribute];
      const at = { path, place: project.placeOf(path), ...(hint !== undefined && { hint }) };
      report(NETWORK.report({ network: key, attribute, why }, at));
    }
  }
}
