import type { ComposeProject } from "@pulumi-compose/parser";
import { defineMessage } from "@pulumi-compose/parser";
import { formatIp, type IpRange, parseIp, parseSubnet } from "../../util/ip-range";
import { own } from "../../util/record";
import type { Fix } from "../fix";
import type { Rule } from "../rule";

interface Params {
  readonly name: string;
  readonly network: string;
  readonly address: string;
  readonly pool: string;
  readonly others: number;
  readonly free: string;
}

const IN_POOL = defineMessage<Params>({
  code: "health/address-in-pool",
  severity: "warning",
  when: "A service has a static address on a network from whose pool (`ip_range`, or else the whole subnet) other containers draw theirs. The engine hands out the first free ones in the order in which containers start, so one of them may hold the address already.",
  remedy: "Choose an address of the subnet that is outside its `ip_range`.",
  text: ({ name, network, address, pool, others }) =>
    `the address ${address} of "${name}" is in the pool of the network "${network}" (${pool}), from which ${others === 1 ? "another service draws" : `${others} other services draw`}`,
  hint: ({ free }) => free,
});

type IpamConfig = NonNullable<NonNullable<ComposeProject["networks"][string]["ipam"]>["config"]>[number];

export const addressInPool: Rule = {
  docs: [IN_POOL],
  advise: ({ name, service, at }, { project }) =>
    Object.entries(service.networks ?? {}).flatMap(([network, joined]) => {
      const pools = own(project.networks, network)?.ipam?.config ?? [];
      return (["ipv4_address", "ipv6_address"] as const).flatMap((attribute) => {
        const address = joined?.[attribute];
        const ip = address === undefined ? undefined : parseIp(address);
        const index = pools.findIndex((config) => ip && within(subnetOf(config), ip));
        const config = pools[index];
        const subnet = config && subnetOf(config);
        const pool = config && (parseSubnet(config.ip_range ?? "") ?? subnet);
        if (!address || !ip || !config || !subnet || !within(pool, ip)) return [];
        // Last, as it looks at every service.
        const others = drawing(project, network, attribute, name);
        if (others === 0) return [];
        const range = config.ip_range === undefined ? rangeFor(project, network, subnet) : undefined;
        const params = {
          name,
          network,
          address,
          pool: config.ip_range ?? `all of ${config.subnet}`,
          others,
          free: hint(subnet, pool, config.ip_range, range, network),
        };
        const report = IN_POOL.report(params, at("networks", network, attribute));
        return [range === undefined ? report : { ...report, fix: fixOf(network, index, range.text) }];
      });
    }),
};

function fixOf(network: string, index: number, value: string): Fix {
  const path = ["networks", network, "ipam", "config", index, "ip_range"];
  return { title: `let others draw from ${value} only`, edits: [{ kind: "set", path, value }] };
}

function hint(
  subnet: IpRange,
  pool: IpRange | undefined,
  given: string | undefined,
  range: (IpRange & { readonly text: string }) | undefined,
  network: string,
): string {
  if (given === undefined) {
    return range === undefined
      ? `Give the network "${network}" an \`ip_range\` without the static addresses, or give every service one.`
      : `With \`ip_range: ${range.text}\` on the network "${network}", ${outside(subnet, range)} is free for static addresses.`;
  }
  const free = pool && outside(subnet, pool);
  return free === undefined
    ? "The pool is the whole subnet: shorten `ip_range`."
    : `Free for static addresses: ${free}, which is outside of \`ip_range\`.`;
}

/** The larger part of a subnet that is not in a pool, without its first two addresses (network, gateway) and its last. */
function outside(subnet: IpRange, pool: IpRange): string | undefined {
  const parts = [
    [subnet.first + 2n, pool.first - 1n],
    [pool.last + 1n, subnet.last - (subnet.version === 4 ? 1n : 0n)],
  ] as const;
  const [first, last] = parts[0][1] - parts[0][0] >= parts[1][1] - parts[1][0] ? parts[0] : parts[1];
  return last < first ? undefined : `${formatIp(subnet.version, first)} to ${formatIp(subnet.version, last)}`;
}

/** The largest block of a subnet, but not all, that holds no static address: its upper half, if it can be. */
function rangeFor(
  project: ComposeProject,
  network: string,
  subnet: IpRange & { readonly prefix: number },
): (IpRange & { readonly text: string }) | undefined {
  const taken = Object.values(project.services).flatMap(({ networks }) => {
    const joined = own(networks ?? {}, network);
    return [joined?.ipv4_address, joined?.ipv6_address].flatMap((text) => (text ? (parseIp(text) ?? []) : []));
  });
  const size = subnet.last - subnet.first + 1n;
  for (const parts of [2n, 4n, 8n]) {
    // A block for fewer than eight containers helps nobody.
    if (size / parts < 8n) return undefined;
    for (let i = parts - 1n; i >= 0n; i--) {
      const first = subnet.first + (size / parts) * i;
      const block = { version: subnet.version, first, last: first + size / parts - 1n } as const;
      if (taken.some((ip) => within(block, ip))) continue;
      return { ...block, text: `${formatIp(block.version, first)}/${subnet.prefix + Math.log2(Number(parts))}` };
    }
  }
  return undefined;
}

/** How many other services get an address from the network's pool. */
function drawing(
  project: ComposeProject,
  network: string,
  attribute: "ipv4_address" | "ipv6_address",
  name: string,
): number {
  return Object.values(project.services).filter((other) => {
    const joins = Object.hasOwn(other.networks ?? {}, network);
    return other.name !== name && joins && own(other.networks ?? {}, network)?.[attribute] === undefined;
  }).length;
}

function subnetOf(config: IpamConfig) {
  return parseSubnet(config.subnet ?? "");
}

function within(range: IpRange | undefined, ip: { readonly version: 4 | 6; readonly value: bigint }): boolean {
  return range !== undefined && range.version === ip.version && ip.value >= range.first && ip.value <= range.last;
}
