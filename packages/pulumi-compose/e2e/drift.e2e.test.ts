import { containersOf, engine, leftovers } from "./support/engine";
import { type CliRun, PulumiProject } from "./support/pulumi-project";
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
    expect(blind.text).toMatch(/service "db" does not exist on this engine/);
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

const shared = "pce-drift-shared";
const byName = "pce-drift-by-name";
const withShared = `
x-container: &container { image: ${busybox}, command: sleep 1000, stop_grace_period: 0s }
services:
  db: { <<: *container, networks: [shared], healthcheck: { test: "true", interval: 1s } }
  web:
    <<: *container
    networks: { default: , shared: { aliases: [shop], ipv4_address: 10.213.8.9 } }
    depends_on: { db: { condition: service_healthy } }
  mode: { <<: *container, network_mode: ${shared} }
  kept: { <<: *container, networks: { back: { aliases: [kept-there] } } }
networks: { shared: { external: true, name: ${shared} }, back: }
`;

// Nothing in the state changes with such a network's id: the plugin leaves the containers as they are.
describeWithToolchain("a network that was made anew, and containers that Pulumi finds unchanged", () => {
  const users = ["db", "web", "mode"].map((service) => `${byName}-${service}-1`);
  const kept = `${byName}-kept-1`;
  const program = `
const { ComposeProject } = require("pulumi-compose");
const services = { kept: { options: { ignoreChanges: ["networksAdvanced"] } } };
new ComposeProject("${byName}", { file: "compose.yaml", services });
`;
  const makeShared = async () => {
    await engine().createNetwork({ Name: shared, IPAM: { Driver: "default", Config: [{ Subnet: "10.213.8.0/24" }] } });
  };
  const idOf = async (network: string) => (await engine().getNetwork(network).inspect()).Id;
  const networksOf = async (container: string) => (await inspect(container)).NetworkSettings.Networks;
  let project: PulumiProject;
  const must = async (run: Promise<CliRun>) => {
    const { code, text } = await run;
    if (code !== 0) throw new Error(text);
    return text;
  };
  const nothingChanges = async () => {
    const again = await must(project.up("--expect-no-changes"));
    await must(project.refresh("--expect-no-changes"));
    return again + (await must(project.up("--expect-no-changes")));
  };

  beforeAll(async () => {
    await makeShared();
    project = new PulumiProject({ name: byName, files: { "index.js": program, "compose.yaml": withShared } });
    await must(project.up());
  });

  afterAll(async () => {
    await project.dispose();
    await engine().getNetwork(shared).remove();
    expect(await leftovers(byName)).toEqual([]);
  });

  test("from under running ones: after a refresh each is connected again, under its aliases and addresses", async () => {
    const before = await Promise.all([...users, kept].map(inspect));
    for (const Container of users) await engine().getNetwork(shared).disconnect({ Container, Force: true });
    await engine().getNetwork(`${byName}_back`).disconnect({ Container: kept, Force: true });
    for (const network of [shared, `${byName}_back`]) await engine().getNetwork(network).remove();
    await makeShared();
    await must(project.refresh());
    const preview = await must(project.preview());
    for (const container of [...users, kept]) expect(preview).toContain(`${container} is not on all of its networks`);
    const told = await must(project.up());
    for (const container of users) expect(told).toContain(`${container}: connected to ${shared} again`);
    expect(told).toContain(`${kept}: connected to ${byName}_back again`);
    const after = await Promise.all([...users, kept].map(inspect));
    expect(after.map(({ Id }) => Id)).toEqual(before.map(({ Id }) => Id));
    for (const container of users) expect((await networksOf(container))[shared]?.NetworkID).toBe(await idOf(shared));
    const web = (await networksOf(`${byName}-web-1`))[shared];
    expect(web?.IPAddress).toBe("10.213.8.9");
    expect(web?.Aliases).toEqual(expect.arrayContaining(["shop", "web"]));
    const back = (await networksOf(kept))[`${byName}_back`];
    expect(back?.NetworkID).toBe(await idOf(`${byName}_back`));
    expect(back?.Aliases).toContain("kept-there");
    expect(await nothingChanges()).not.toContain("connected to");
  });

  test("from under stopped ones, which the engine then does not start", async () => {
    for (const container of users) await engine().getContainer(container).stop({ t: 0 });
    await engine().getNetwork(shared).remove();
    await makeShared();
    // Only the gate sees that one of them has ended.
    const told = await must(project.up());
    expect(told).toContain(`${byName}-db-1: connected to ${shared} again`);
    expect(told).toContain('service "db": it had exited with code 137 before this update: started again');
    await must(project.refresh());
    await must(project.up());
    for (const container of users) {
      expect((await inspect(container)).State.Running).toBe(true);
      expect((await networksOf(container))[shared]?.NetworkID).toBe(await idOf(shared));
    }
    expect((await networksOf(`${byName}-web-1`))[shared]?.IPAddress).toBe("10.213.8.9");
    expect(await nothingChanges()).not.toContain("connected to");
  });

  test("one that is off a network of its own and on another instead", async () => {
    const web = `${byName}-web-1`;
    await engine().getNetwork(`${byName}_default`).disconnect({ Container: web });
    await engine().getNetwork("bridge").connect({ Container: web });
    const told = await must(project.up("--refresh"));
    expect(told).toContain(`${web}: connected to ${byName}_default again`);
    expect((await networksOf(web))[`${byName}_default`]?.NetworkID).toBe(await idOf(`${byName}_default`));
    await engine().getNetwork("bridge").disconnect({ Container: web });
    expect(await nothingChanges()).not.toContain("connected to");
  });

  test("one that cannot be connected again: a warning, and the update goes on", async () => {
    const db = `${byName}-db-1`;
    for (const Container of users) await engine().getNetwork(shared).disconnect({ Container, Force: true });
    await engine().getNetwork(shared).remove();
    const told = await must(project.up("--refresh"));
    expect(told).toMatch(new RegExp(`${db} cannot be connected to its networks again: .*network ${shared} not found`));
    await makeShared();
    expect(await must(project.up())).toContain(`${db}: connected to ${shared} again`);
  });
});

const sharing = "pce-drift-shares";
const withSharers = `
x-container: &container { image: ${busybox}, command: sleep 1000, stop_grace_period: 0s }
services:
  db: { <<: *container, ipc: shareable }
  side:
    <<: *container
    network_mode: service:db
    # Its own check passes with no network at all.
    healthcheck: { test: "true", interval: 1s }
  memory: { <<: *container, ipc: "service:db" }
  after: { <<: *container, depends_on: { side: { condition: service_healthy } } }
`;

describeWithToolchain("a container was started again, and who shares its namespaces is left in the old ones", () => {
  const [owner, side, memory] = ["db", "side", "memory"].map((service) => `${sharing}-${service}-1`);
  const project = new PulumiProject({
    name: sharing,
    files: {
      "index.js": `const { ComposeProject } = require("pulumi-compose");\nnew ComposeProject("${sharing}", { file: "compose.yaml" });\n`,
      "compose.yaml": withSharers,
    },
  });
  const must = async (run: Promise<CliRun>) => {
    const { code, text } = await run;
    if (code !== 0) throw new Error(text);
    return text;
  };
  const hasNetwork = async () => {
    const exec = await engine()
      .getContainer(side ?? "")
      .exec({ Cmd: ["test", "-e", "/sys/class/net/eth0"] });
    await (await exec.start({})).resume();
    for (;;) {
      const { Running, ExitCode } = await exec.inspect();
      if (!Running) return ExitCode === 0;
    }
  };

  afterAll(async () => {
    await project.dispose();
    expect(await leftovers(sharing)).toEqual([]);
  });

  test("a preview tells it, an up starts them again, and another one leaves them alone", async () => {
    await must(project.up());
    expect(await hasNetwork()).toBe(true);
    await engine()
      .getContainer(owner ?? "")
      .restart({ t: 0 });
    expect(await hasNetwork()).toBe(false);
    const lost = `${side} has lost the network namespace of ${owner}, which was started again since`;
    expect(await must(project.preview())).toContain(`${lost}: \`pulumi up\` starts it again, too`);
    const told = await must(project.up("--expect-no-changes"));
    expect(told).toContain(`${lost}: started again`);
    expect(told).toContain(`${memory} has lost the ipc namespace of ${owner}`);
    expect(await hasNetwork()).toBe(true);
    expect(await must(project.up("--expect-no-changes"))).not.toContain("has lost");
  });
});
