import type { NetworkInspectInfo } from "dockerode";
import { containersOf, engine, leftovers } from "./support/engine";
import { PulumiProject } from "./support/pulumi-project";
import { busybox, describeWithToolchain } from "./support/toolchain";

const name = "pce-network-forms";

/** What engines fill in differently: each form says less of a network than an engine may report. */
const forms: Readonly<Record<string, string>> = {
  nothing: "{}",
  pool: "{ ipam: { config: [{ subnet: 10.213.40.0/24 }] } }",
  range: "{ ipam: { config: [{ subnet: 10.213.41.0/24, ip_range: 10.213.41.128/25 }] } }",
  gateway: "{ ipam: { config: [{ subnet: 10.213.42.0/24, gateway: 10.213.42.9 }] } }",
  aux: "{ ipam: { config: [{ subnet: 10.213.43.0/24, aux_addresses: { a: 10.213.43.6, b: 10.213.43.7 } }] } }",
  driver: "{ ipam: { driver: default, config: [{ subnet: 10.213.44.0/24 }] } }",
  "two-families":
    "{ enable_ipv6: true, ipam: { config: [{ subnet: 'fd00:213:45::/64' }, { subnet: 10.213.45.0/24 }] } }",
  "other-family": "{ enable_ipv6: true, ipam: { config: [{ subnet: 'fd00:213:46::/64' }] } }",
  options: "{ driver_opts: { com.docker.network.driver.mtu: 1400 } }",
  "options-pool":
    "{ driver_opts: { com.docker.network.driver.mtu: 1400 }, ipam: { config: [{ subnet: 10.213.47.0/24 }] } }",
  internal: "{ internal: true, ipam: { config: [{ subnet: 10.213.48.0/24 }] } }",
  attachable: "{ attachable: true }",
  labels: "{ labels: { b: '2', a: '1' } }",
};

interface NetworkEdit {
  readonly form: string;
  /** What the engine has of it. */
  readonly shows: (network: NetworkInspectInfo) => unknown;
  readonly as: unknown;
}

const subnets = ({ IPAM }: NetworkInspectInfo) => IPAM?.Config?.map(({ Subnet }) => Subnet);
const mtu = ({ Options }: NetworkInspectInfo) => Options?.["com.docker.network.driver.mtu"];

/** What the file says of each after an edit: other addresses, fewer, other options, none. */
const edits: Readonly<Record<string, NetworkEdit>> = {
  pool: {
    form: "{ ipam: { config: [{ subnet: 10.213.50.0/24 }] } }",
    shows: subnets,
    as: ["10.213.50.0/24"],
  },
  gateway: {
    form: "{ ipam: { config: [{ subnet: 10.213.42.0/24 }] } }",
    shows: ({ IPAM }) => IPAM?.Config?.some(({ Gateway }) => Gateway === "10.213.42.9"),
    as: false,
  },
  "two-families": {
    form: "{ ipam: { config: [{ subnet: 10.213.45.0/24 }] } }",
    shows: subnets,
    as: ["10.213.45.0/24"],
  },
  options: { form: "{}", shows: mtu, as: undefined },
  "options-pool": {
    form: "{ driver_opts: { com.docker.network.driver.mtu: 1300 }, ipam: { config: [{ subnet: 10.213.47.0/24 }] } }",
    shows: mtu,
    as: "1300",
  },
};

const composeOf = (networks: Readonly<Record<string, string>>) => `
services:
  web:
    image: ${busybox}
    command: sleep 1000
    stop_signal: SIGKILL
    stop_grace_period: 0s
    networks: { ${Object.keys(networks)
      .map((key) => `${key}: ${key === "pool" ? "{ aliases: [z, shop, a] }" : ""}`)
      .join(", ")} }
networks:
${Object.entries(networks)
  .map(([key, form]) => `  ${key}: ${form}`)
  .join("\n")}
`;

const networkOf = (key: string) => engine().getNetwork(`${name}_${key}`).inspect();

/** Who is there, by id: whoever is made anew has another one. */
async function ids(): Promise<Readonly<Record<string, string>>> {
  const networks = await Promise.all(Object.keys(forms).map(async (key) => [key, (await networkOf(key)).Id] as const));
  const web = await engine().getContainer(`${name}-web-1`).inspect();
  return { ...Object.fromEntries(networks), web: web.Id };
}

describeWithToolchain("a network of every form", () => {
  const project = new PulumiProject({
    name,
    files: {
      "index.js": `const { ComposeProject } = require("pulumi-compose");\nnew ComposeProject("${name}", { file: "compose.yaml" });\n`,
      "compose.yaml": composeOf(forms),
    },
  });
  const must = async (run: ReturnType<PulumiProject["up"]>) => {
    const { code, text } = await run;
    if (code !== 0) throw new Error(text);
    return text;
  };

  afterAll(async () => {
    await project.dispose();
    expect(await leftovers(name)).toEqual([]);
  });

  test("stays as it is over every up and refresh, whatever the engine reports of it", async () => {
    await must(project.up());
    const made = await ids();
    await must(project.up("--expect-no-changes"));
    await must(project.refresh());
    await must(project.up("--expect-no-changes"));
    await must(project.up("--refresh", "--expect-no-changes"));
    expect(await ids()).toEqual(made);
  });

  test("is made anew by an edit, and as the file says", async () => {
    const { Components = [] } = await engine().version();
    // Podman takes a network away from under a container, and Pulumi several at a time: there one after another works.
    const isPodman = Components.some(({ Name }) => /podman/i.test(Name));
    const edited = Object.entries(edits).filter(([key]) => !isPodman || key === "pool");
    const before = await ids();
    project.write({
      "compose.yaml": composeOf({ ...forms, ...Object.fromEntries(edited.map(([key, { form }]) => [key, form])) }),
    });
    await must(project.up());
    const { web: _, ...after } = await ids();
    const anew = Object.keys(after).filter((key) => after[key] !== before[key]);
    expect(anew.sort()).toEqual(edited.map(([key]) => key).sort());
    const shown = await Promise.all(edited.map(async ([key, { shows }]) => [key, shows(await networkOf(key))]));
    expect(shown).toEqual(edited.map(([key, { as }]) => [key, as]));
    expect(await containersOf(name)).toEqual([`${name}-web-1`]);
    await must(project.up("--refresh", "--expect-no-changes"));
  });
});
