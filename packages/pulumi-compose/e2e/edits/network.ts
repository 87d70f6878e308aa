import type { Edit } from "./edit";
import { project } from "./project";

/** Networks, names and ports. */
export const networkEdits: readonly Edit[] = [
  {
    attribute: "ports",
    before: "ports: ['127.0.0.1:15200:80']",
    after: "ports: ['127.0.0.1:15201:80']",
    shows: (i) => Object.values(i.HostConfig.PortBindings ?? {}),
    becomes: [[{ HostIp: "127.0.0.1", HostPort: "15201" }]],
  },
  {
    attribute: "ports (two for one)",
    before: "ports: ['127.0.0.1:15202:80', '127.0.0.1:15203:80']",
    after: "ports: ['127.0.0.1:15202:80', '127.0.0.1:15204:80']",
    shows: (i) => JSON.stringify(i.HostConfig.PortBindings).includes("15204"),
    becomes: true,
  },
  {
    attribute: "networks",
    before: "networks: [n1]",
    after: "networks: { n1: { aliases: [other] } }",
    shows: (i) => i.NetworkSettings.Networks[`${project}_n1`]?.Aliases?.includes("other"),
    becomes: true,
  },
  {
    attribute: "networks (address)",
    before: "networks: { n2: { ipv4_address: 10.214.7.10 } }",
    after: "networks: { n2: { ipv4_address: 10.214.7.11 } }",
    shows: (i) => i.NetworkSettings.Networks[`${project}_n2`]?.IPAddress,
    becomes: "10.214.7.11",
  },
  {
    attribute: "network_mode",
    before: "network_mode: none",
    after: "network_mode: host",
    shows: (i) => i.HostConfig.NetworkMode,
    becomes: "host",
  },
  {
    attribute: "dns",
    before: "dns: [10.0.0.1]",
    after: "dns: [10.0.0.2]",
    shows: (i) => i.HostConfig.Dns,
    becomes: ["10.0.0.2"],
  },
  {
    attribute: "dns_search",
    before: "dns_search: [a.example]",
    after: "dns_search: [b.example]",
    shows: (i) => i.HostConfig.DnsSearch,
    becomes: ["b.example"],
  },
  {
    attribute: "dns_opt",
    before: "dns_opt: ['ndots:1']",
    after: "dns_opt: ['ndots:2']",
    shows: (i) => i.HostConfig.DnsOptions,
    becomes: ["ndots:2"],
  },
  {
    attribute: "extra_hosts",
    before: "extra_hosts: ['a=10.0.0.1']",
    after: "extra_hosts: ['a=10.0.0.2']",
    shows: (i) => i.HostConfig.ExtraHosts,
    becomes: ["a:10.0.0.2"],
  },
  {
    attribute: "networks (another)",
    before: "networks: [n1]",
    after: "networks: [n1, n2]",
    shows: (i) => Object.keys(i.NetworkSettings.Networks).sort(),
    becomes: [`${project}_n1`, `${project}_n2`],
  },
  {
    attribute: "networks (link-local)",
    before: "networks: { n1: { link_local_ips: [169.254.8.8] } }",
    after: "networks: { n1: { link_local_ips: [169.254.8.9] } }",
    shows: (i) => i.NetworkSettings.Networks[`${project}_n1`]?.IPAMConfig?.LinkLocalIPs,
    becomes: ["169.254.8.9"],
  },
  {
    attribute: "links",
    before: "links: ['linked:one']",
    after: "links: ['linked:two']",
    shows: async (_, docker) =>
      (await docker.getContainer(`${project}-linked-1`).inspect()).NetworkSettings.Networks[
        `${project}_default`
      ]?.Aliases?.filter((alias: string) => ["one", "two"].includes(alias)),
    becomes: ["two"],
    // Where it takes effect; and who links restarts with it.
    changes: ["linked"],
    stays: true,
  },
  {
    attribute: "ports (protocol)",
    before: "ports: ['127.0.0.1:15205:80']",
    after: "ports: ['127.0.0.1:15205:80/udp']",
    shows: (i) => Object.keys(i.HostConfig.PortBindings ?? {}),
    becomes: ["80/udp"],
  },
];
