/** Services before and after an edit by which what one held passes to another. */
export interface Takeover {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Containers that are there after it: each by what comes after the project's name. */
  readonly there: readonly string[];
  /** Whether the old one goes first for it, or only when Pulumi's turn comes. */
  readonly early: boolean;
}

/** Writes as long as it runs: who comes while it does finds that out, and ends. */
const writer = `
    command: sh -c 'test ! -e /data/written || exit 3; touch /data/written; trap "rm /data/written; exit" TERM; sleep 1000 & wait'
    stop_grace_period: 10s
    restart: "no"
    volumes: ["kept:/data"]`;

const service = (name: string, attributes: string) => `  ${name}: { <<: *base, ${attributes} }\n`;

const fixed = (address: number) => `networks: { front: { ipv4_address: 10.213.31.${address} } }`;

/** Every kind of thing that only one can have, given up by what leaves the file and by what stays in it. */
export const takeovers: readonly Takeover[] = [
  {
    name: "the port of a service that is renamed",
    before: service("port-a", 'ports: ["127.0.0.1:25301:80"]'),
    after: service("port-b", 'ports: ["127.0.0.1:25301:80"]'),
    there: ["-port-b-1"],
    early: true,
  },
  {
    name: "its port on all addresses, for one",
    before: service("wide-a", 'ports: ["25302:80/udp"]'),
    after: service("wide-b", 'ports: ["127.0.0.1:25302:80/udp"]'),
    there: ["-wide-b-1"],
    early: true,
  },
  {
    name: "its container_name",
    before: service("name-a", "container_name: pcto-named"),
    after: service("name-b", "container_name: pcto-named"),
    there: ["-named"],
    early: true,
  },
  {
    name: "its container_name, on no network",
    before: service("none-a", "container_name: pcto-alone, network_mode: none"),
    after: service("none-b", "container_name: pcto-alone, network_mode: none"),
    there: ["-alone"],
    early: true,
  },
  {
    name: "its address",
    before: service("ip-a", fixed(9)),
    after: service("ip-b", fixed(9)),
    there: ["-ip-b-1"],
    early: true,
  },
  {
    name: "its port, its network leaving the file as well",
    before: service("net-a", 'networks: [left], ports: ["127.0.0.1:25303:80"]'),
    after: service("net-b", 'ports: ["127.0.0.1:25303:80"]'),
    there: ["-net-b-1"],
    early: true,
  },
  {
    name: "its volume, into which both write",
    before: `  vol-a:\n    <<: *base${writer}\n`,
    after: `  vol-b:\n    <<: *base${writer}\n`,
    there: ["-vol-b-1"],
    early: true,
  },
  {
    name: "the port of a replica too many",
    before: service("many", 'scale: 2, ports: ["127.0.0.1:25304-25305:80"]'),
    after: `${service("many", 'scale: 1, ports: ["127.0.0.1:25304:80"]')}${service("one", 'ports: ["127.0.0.1:25305:80"]')}`,
    there: ["-many-1", "-one-1"],
    early: true,
  },
  {
    name: "two that swap their ports, one waiting for the other",
    before: `${service("sp-a", 'ports: ["127.0.0.1:25306:80"]')}${service("sp-b", 'ports: ["127.0.0.1:25307:80"], depends_on: [sp-a]')}`,
    after: `${service("sp-a", 'ports: ["127.0.0.1:25307:80"]')}${service("sp-b", 'ports: ["127.0.0.1:25306:80"], depends_on: [sp-a]')}`,
    there: ["-sp-a-1", "-sp-b-1"],
    early: true,
  },
  {
    name: "two that swap their names",
    before: `${service("sn-a", "container_name: pcto-one")}${service("sn-b", "container_name: pcto-two, depends_on: [sn-a]")}`,
    after: `${service("sn-a", "container_name: pcto-two")}${service("sn-b", "container_name: pcto-one, depends_on: [sn-a]")}`,
    there: ["-one", "-two"],
    early: true,
  },
  {
    name: "two that swap their addresses",
    before: `${service("si-a", fixed(11))}${service("si-b", `${fixed(12)}, depends_on: [si-a]`)}`,
    after: `${service("si-a", fixed(12))}${service("si-b", `${fixed(11)}, depends_on: [si-a]`)}`,
    there: ["-si-a-1", "-si-b-1"],
    early: true,
  },
  {
    name: "nothing that another needs",
    before: service("calm-a", 'ports: ["127.0.0.1:25308:80"]'),
    after: service("calm-b", 'ports: ["127.0.0.1:25309:80"]'),
    there: ["-calm-b-1"],
    early: false,
  },
];

/** A file with all of them, before or after their edits. */
export function takeoverFile(phase: "before" | "after"): string {
  return `
name: pcto
x-base: &base { image: "pulumi-compose/busybox:local", command: sleep 1000, stop_grace_period: 0s }
services:
${takeovers.map((one) => one[phase]).join("")}
networks: { default: , front: { ipam: { config: [{ subnet: 10.213.31.0/24, ip_range: 10.213.31.128/25 }] } }${phase === "before" ? ", left: " : ""} }
volumes: { kept: }
`;
}
