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
    const edits = {
      ...forms,
      pool: "{ ipam: { config: [{ subnet: 10.213.50.0/24 }] } }",
      gateway: "{ ipam: { config: [{ subnet: 10.213.42.0/24 }] } }",
      options: "{}",
      "options-pool":
        "{ driver_opts: { com.docker.network.driver.mtu: 1300 }, ipam: { config: [{ subnet: 10.213.47.0/24 }] } }",
      "two-families": "{ ipam: { config: [{ subnet: 10.213.45.0/24 }] } }",
    };
    const before = await ids();
    project.write({ "compose.yaml": composeOf(edits) });
    await must(project.up());
    const { web: _, ...after } = await ids();
    const anew = Object.keys(after).filter((key) => after[key] !== before[key]);
    expect(anew.sort()).toEqual(["gateway", "options", "options-pool", "pool", "two-families"]);
    const subnets = async (key: string) => (await networkOf(key)).IPAM?.Config?.map(({ Subnet }) => Subnet);
    expect(await subnets("pool")).toEqual(["10.213.50.0/24"]);
    expect(await subnets("two-families")).toEqual(["10.213.45.0/24"]);
    expect((await networkOf("gateway")).IPAM?.Config?.[0]?.Gateway ?? "").not.toBe("10.213.42.9");
    expect((await networkOf("options")).Options ?? {}).not.toHaveProperty("com.docker.network.driver.mtu");
    // Podman has a name of its own for it.
    expect(Object.values((await networkOf("options-pool")).Options ?? {})).toContain("1300");
    expect((await networkOf("two-families")).EnableIPv6).toBe(false);
    expect(await containersOf(name)).toEqual([`${name}-web-1`]);
    await must(project.up("--refresh", "--expect-no-changes"));
  });
});
