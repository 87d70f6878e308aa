import { containersOf, engine, leftovers } from "./support/engine";
import { PulumiProject } from "./support/pulumi-project";
import { busybox, describeWithToolchain } from "./support/toolchain";

const name = "pce-drift";
const compose = `
services:
  db:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 0s
    mem_limit: 32m
    volumes: ["data:/data"]
    healthcheck: { test: "true", interval: 1s }
  web:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 0s
    networks: { default: , front: { aliases: [shop], ipv4_address: 10.213.7.9 } }
    depends_on: { db: { condition: service_healthy } }
networks: { front: { ipam: { config: [{ subnet: 10.213.7.0/24 }] } } }
volumes: { data: }
`;

const [db, web] = [`${name}-db-1`, `${name}-web-1`];
const inspect = (container: string) => engine().getContainer(container).inspect();

describeWithToolchain("what happens behind Pulumi's back is told, and repaired after a refresh", () => {
  const project = new PulumiProject({
    name,
    files: {
      "index.js": `const { ComposeProject } = require("pulumi-compose");\nnew ComposeProject("${name}", { file: "compose.yaml" });\n`,
      "compose.yaml": compose,
    },
  });
  const up = async (...args: string[]) => {
    const run = await project.up(...args);
    if (run.code !== 0) throw new Error(run.text);
    return run;
  };

  beforeAll(() => up());

  afterAll(async () => {
    await project.dispose();
    expect(await leftovers(name)).toEqual([]);
  });

  test("a container's limits changed and its name, too", async () => {
    const before = await inspect(db);
    await engine()
      .getContainer(db)
      .update({ Memory: 64 * 1024 * 1024, MemorySwap: 128 * 1024 * 1024 });
    await engine()
      .getContainer(web)
      .rename({ name: `${name}-other` });
    const preview = await project.preview("--refresh", "--diff");
    expect(preview.text).toMatch(/memory\s*: 64 => 32/);
    expect(preview.text).toContain(`"${name}-other" => "${web}"`);
    await up("--refresh");
    const after = await inspect(db);
    expect(after.HostConfig.Memory).toBe(32 * 1024 * 1024);
    expect(after.Id).toBe(before.Id);
    expect(await containersOf(name)).toEqual([db, web]);
    await up("--expect-no-changes");
  });

  test("a volume removed, and who used it", async () => {
    await engine().getContainer(web).remove({ force: true });
    await engine().getContainer(db).remove({ force: true });
    await engine().getVolume(`${name}_data`).remove();
    const blind = await project.up();
    expect(blind.code).not.toBe(0);
    expect(blind.text).toMatch(/service "db": its container does not exist on this engine/);
    expect(blind.text).toContain("pulumi up --refresh");
    await up("--refresh");
    expect((await engine().getVolume(`${name}_data`).inspect()).Labels).toMatchObject({
      "com.docker.compose.volume": "data",
    });
    expect(await containersOf(name)).toEqual([db, web]);
    await up("--expect-no-changes");
  });

  test("a container disconnected from one of its networks", async () => {
    const before = await inspect(web);
    await engine().getNetwork(`${name}_front`).disconnect({ Container: web });
    expect((await project.preview("--refresh")).text).toContain(`${web} is not on all of its networks`);
    const run = await up("--refresh");
    expect(run.text).toContain(`${web}: connected to ${name}_front again`);
    const after = await inspect(web);
    expect(after.Id).toBe(before.Id);
    const { [`${name}_front`]: front, [`${name}_default`]: other } = after.NetworkSettings.Networks;
    expect(front?.IPAddress).toBe("10.213.7.9");
    expect(front?.Aliases).toEqual(expect.arrayContaining(["shop", "web"]));
    expect(other?.NetworkID).toBe(before.NetworkSettings.Networks[`${name}_default`]?.NetworkID);
    const again = await up("--expect-no-changes");
    expect(again.text).not.toContain("connected to");
    await up("--refresh", "--expect-no-changes");
  });

  test("a network removed from under its containers", async () => {
    const network = engine().getNetwork(`${name}_default`);
    for (const container of [db, web]) await network.disconnect({ Container: container, Force: true });
    const old: { Id: string } = await network.inspect();
    await network.remove();
    await up("--refresh");
    const made: { Id: string } = await engine().getNetwork(`${name}_default`).inspect();
    expect(made.Id).not.toBe(old.Id);
    for (const container of [db, web]) {
      expect((await inspect(container)).NetworkSettings.Networks[`${name}_default`]?.NetworkID).toBe(made.Id);
    }
    await up("--expect-no-changes");
    expect((await project.refresh("--expect-no-changes")).code).toBe(0);
  });
});
