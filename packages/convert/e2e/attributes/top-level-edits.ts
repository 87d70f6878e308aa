import type Docker from "dockerode";
import type { Edit } from "../../../pulumi-compose/e2e/edits/edit";
import { project } from "../../../pulumi-compose/e2e/edits/project";

/** An attribute of a network, volume, config or secret of its own, with a service that uses it. */
export interface TopLevelEdit {
  /** As `networks.labels`: the section, and what of it. */
  readonly attribute: string;
  readonly before: string;
  readonly after: string;
  readonly shows: (name: string, docker: Docker) => Promise<unknown>;
  /** What `shows` gives after the edit. */
  readonly becomes: unknown;
  /** What it gives in a program of resources, where the plugin keeps what is not said any more. */
  readonly keptAs?: unknown;
}

const network = (what: (info: Docker.NetworkInspectInfo) => unknown) => async (name: string, docker: Docker) =>
  what(await docker.getNetwork(`${project}_${name}`).inspect());
const volume = (what: (info: Docker.VolumeInspectInfo) => unknown) => async (name: string, docker: Docker) =>
  what(await docker.getVolume(`${project}_${name}`).inspect());

/** What is in the file of the service that uses it. */
const content = async (name: string, docker: Docker) => {
  const [found] = await docker.listContainers({
    filters: { label: [`com.docker.compose.project=${project}`, `com.docker.compose.service=${serviceOf(name)}`] },
  });
  const exec = await docker
    .getContainer(found?.Id ?? "")
    .exec({ Cmd: ["cat", "/file"], AttachStdout: true, Tty: true });
  const stream = await exec.start({ Tty: true });
  let text = "";
  for await (const chunk of stream) text += String(chunk);
  return text.trim();
};

/** `t3` is used by `s3`. */
const serviceOf = (name: string) => name.replace("t", "s");

/** Every attribute of what stands beside the services, as far as one engine has it. */
export const topLevelEdits: readonly TopLevelEdit[] = [
  {
    attribute: "networks.labels",
    before: "labels: { own: one }",
    after: "labels: { own: two }",
    shows: network(({ Labels }) => Labels?.own),
    becomes: "two",
  },
  {
    attribute: "networks.driver_opts",
    before: 'driver_opts: { com.docker.network.bridge.enable_icc: "true" }',
    after: 'driver_opts: { com.docker.network.bridge.enable_icc: "false" }',
    shows: network(({ Options }) => Options?.["com.docker.network.bridge.enable_icc"]),
    becomes: "false",
  },
  {
    attribute: "networks.internal",
    before: "internal: false",
    after: "internal: true",
    shows: network(({ Internal }) => Internal),
    becomes: true,
  },
  {
    attribute: "networks.attachable",
    before: "attachable: false",
    after: "attachable: true",
    shows: network(({ Attachable }) => Attachable),
    becomes: true,
  },
  {
    attribute: "networks.driver",
    before: "",
    after: "driver: bridge",
    shows: network(({ Driver }) => Driver),
    becomes: "bridge",
  },
  {
    attribute: "networks.ipam (subnet)",
    before: "ipam: { config: [{ subnet: 10.214.20.0/24 }] }",
    after: "ipam: { config: [{ subnet: 10.214.21.0/24 }] }",
    shows: network(({ IPAM }) => IPAM?.Config?.map(({ Subnet }) => Subnet)),
    becomes: ["10.214.21.0/24"],
  },
  {
    attribute: "networks.ipam (gateway and range)",
    before: "ipam: { config: [{ subnet: 10.214.22.0/24, gateway: 10.214.22.1, ip_range: 10.214.22.64/26 }] }",
    after: "ipam: { config: [{ subnet: 10.214.22.0/24, gateway: 10.214.22.2, ip_range: 10.214.22.128/26 }] }",
    shows: network(({ IPAM }) => IPAM?.Config?.map(({ Gateway, IPRange }) => [Gateway, IPRange])),
    becomes: [["10.214.22.2", "10.214.22.128/26"]],
  },
  {
    attribute: "networks.ipam (aux_addresses)",
    before: "ipam: { config: [{ subnet: 10.214.23.0/24, aux_addresses: { router: 10.214.23.5 } }] }",
    after: "ipam: { config: [{ subnet: 10.214.23.0/24, aux_addresses: { router: 10.214.23.6 } }] }",
    shows: network(({ IPAM }) => JSON.stringify(IPAM).includes("10.214.23.6")),
    becomes: true,
  },
  {
    attribute: "networks.ipam (driver)",
    before: "ipam: { config: [{ subnet: 10.214.24.0/24 }] }",
    after: "ipam: { driver: default, config: [{ subnet: 10.214.24.0/24 }] }",
    shows: network(({ IPAM }) => IPAM?.Driver),
    becomes: "default",
  },
  {
    attribute: "networks.enable_ipv6",
    before: "ipam: { config: [{ subnet: 10.214.25.0/24 }, { subnet: 'fd00:214:25::/64' }] }",
    after: "enable_ipv6: true\nipam: { config: [{ subnet: 10.214.25.0/24 }, { subnet: 'fd00:214:25::/64' }] }",
    shows: network(({ EnableIPv6 }) => EnableIPv6),
    becomes: true,
  },
  {
    attribute: "networks.labels (taken out)",
    before: "labels: { own: one }",
    after: "",
    shows: network(({ Labels }) => Labels?.own),
    becomes: undefined,
  },
  {
    attribute: "networks.driver_opts (taken out)",
    before: 'driver_opts: { com.docker.network.bridge.enable_icc: "false" }',
    after: "",
    shows: network(({ Options }) => Options?.["com.docker.network.bridge.enable_icc"]),
    becomes: undefined,
    keptAs: "false",
  },
  {
    attribute: "networks.internal (taken out)",
    before: "internal: true",
    after: "",
    shows: network(({ Internal }) => Internal),
    becomes: false,
    keptAs: true,
  },
  {
    attribute: "networks.attachable (taken out)",
    before: "attachable: true",
    after: "",
    shows: network(({ Attachable }) => Attachable),
    becomes: false,
  },
  {
    attribute: "networks.ipam (taken out)",
    before: "ipam: { config: [{ subnet: 10.214.26.0/24 }] }",
    after: "",
    shows: network(({ IPAM }) => IPAM?.Config?.some(({ Subnet }) => Subnet === "10.214.26.0/24")),
    becomes: false,
    keptAs: true,
  },
  {
    attribute: "networks.enable_ipv6 (taken out)",
    before: "enable_ipv6: true\nipam: { config: [{ subnet: 10.214.27.0/24 }, { subnet: 'fd00:214:27::/64' }] }",
    after: "ipam: { config: [{ subnet: 10.214.27.0/24 }, { subnet: 'fd00:214:27::/64' }] }",
    shows: network(({ EnableIPv6 }) => EnableIPv6),
    becomes: false,
  },
  {
    attribute: "networks.name",
    before: `name: ${project}_first`,
    after: `name: ${project}_second`,
    shows: async (_, docker) =>
      (await docker.listNetworks({ filters: { name: [`${project}_first`, `${project}_second`] } })).map(
        ({ Name }) => Name,
      ),
    becomes: [`${project}_second`],
  },
  {
    attribute: "volumes.labels",
    before: "labels: { own: one }",
    after: "labels: { own: two }",
    shows: volume(({ Labels }) => Labels.own),
    becomes: "one",
  },
  {
    attribute: "volumes.driver",
    before: "",
    after: "driver: local",
    shows: volume(({ Driver }) => Driver),
    becomes: "local",
  },
  {
    attribute: "configs.content",
    before: "content: one",
    after: "content: two",
    shows: content,
    becomes: "two",
  },
  {
    attribute: "configs.file",
    before: "file: ./one.env",
    after: "file: ./two.env",
    shows: content,
    becomes: "FROM_FILE=two",
  },
  {
    attribute: "configs.labels",
    before: "content: labelled\nlabels: { own: one }",
    after: "content: labelled\nlabels: { own: two }",
    shows: content,
    becomes: "labelled",
  },
  {
    attribute: "secrets.file",
    before: "file: ./one.env",
    after: "file: ./two.env",
    shows: content,
    becomes: "FROM_FILE=two",
  },
];

const use: Readonly<Record<string, (name: string) => string>> = {
  networks: (name) => `networks: [${name}]`,
  volumes: (name) => `volumes: ["${name}:/data"]`,
  configs: (name) => `configs: [{ source: ${name}, target: /file }]`,
  secrets: (name) => `secrets: [{ source: ${name}, target: /file }]`,
};

/** The file in which each has a resource `t0`, `t1`, … of its own, and a service `s0`, `s1`, … that uses it. */
export function composeTopLevel(edits: readonly TopLevelEdit[], phase: "before" | "after", image: string): string {
  const sections = new Map<string, string[]>();
  const services = edits.map((edit, index) => {
    const section = edit.attribute.slice(0, edit.attribute.indexOf("."));
    const lines = edit[phase].split("\n").filter((line) => line !== "");
    const entry = [`  t${index}:`, ...lines.map((line) => `    ${line}`)];
    sections.set(section, [...(sections.get(section) ?? []), ...entry]);
    return `  s${index}: { image: "${image}", command: sleep 1000, stop_grace_period: 0s, ${use[section]?.(`t${index}`)} }`;
  });
  const rest = [...sections].map(([section, lines]) => `${section}:\n${lines.join("\n")}`);
  return `services:\n${services.join("\n")}\n${rest.join("\n")}\n`;
}

/** As an edit of the service that uses it. */
export function asServiceEdit(edit: TopLevelEdit, index: number): Edit {
  return {
    ...edit,
    asResources: "keptAs" in edit ? edit.keptAs : edit.becomes,
    shows: (_, docker) => edit.shows(`t${index}`, docker),
  };
}
