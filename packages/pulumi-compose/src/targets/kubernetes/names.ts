import type { KubernetesContext } from "./kubernetes-context";
import type { PodSpec } from "./manifest";
import { infer, leaveOut } from "./say";

type NamesPart = Pick<PodSpec, "dnsPolicy" | "dnsConfig" | "hostAliases" | "hostname">;

/** What a pod is called, and what names it knows beside those of the cluster. */
export function mapNames(context: KubernetesContext): NamesPart {
  const { config } = context;
  const hostAliases = aliases(context);
  const { dns = [], dns_search: searches = [], dns_opt: options = [] } = config;
  if (dns.length > 0) {
    infer(
      context,
      ["dns"],
      "its name servers are asked after the cluster's own, without which it would find no service",
    );
  }
  const dnsConfig = {
    ...(dns.length > 0 && { nameservers: [...dns] }),
    ...(searches.length > 0 && { searches: [...searches] }),
    ...(options.length > 0 && { options: options.map(dnsOption) }),
  };
  const isOnHost = config.network_mode === "host";
  return {
    ...hostname(context),
    ...(isOnHost && { dnsPolicy: "ClusterFirstWithHostNet" }),
    ...(Object.keys(dnsConfig).length > 0 && { dnsConfig }),
    ...(hostAliases.length > 0 && { hostAliases }),
  };
}

function dnsOption(option: string): { name: string; value?: string } {
  const [name = "", value] = option.split(":");
  return { name, ...(value !== undefined && { value }) };
}

function hostname(context: KubernetesContext): { hostname?: string } {
  const { hostname: given } = context.config;
  if (given === undefined || given === "") return {};
  if (/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(given)) return { hostname: given };
  leaveOut(context, ["hostname"], "a pod's is of small letters, digits and dashes, without a domain");
  return {};
}

function aliases(context: KubernetesContext): { ip: string; hostnames: string[] }[] {
  const byAddress = new Map<string, string[]>();
  for (const [host, ips] of Object.entries(context.config.extra_hosts ?? {})) {
    for (const ip of ips) {
      if (ip === "host-gateway") {
        const hint = "give the address of what it is to reach, or a Service of type ExternalName in the cluster";
        leaveOut(context, ["extra_hosts", host], "a pod's node is not its gateway to anything of yours", hint);
      } else byAddress.set(ip, [...(byAddress.get(ip) ?? []), host]);
    }
  }
  return [...byAddress].map(([ip, hostnames]) => ({ ip, hostnames }));
}
