import { join } from "node:path";
import { OwnEngine, provideImage } from "@pulumi-compose-tools/swarm-bench";
import { PulumiProject } from "../../pulumi-compose/e2e/support/pulumi-project";
import { describeWithToolchain, root } from "../../pulumi-compose/e2e/support/toolchain";
import { remoteProgram } from "./programs";

const component = join(root, "packages/component");

const compose = `
services:
  db:
    image: busybox:latest
    command: sleep 1000
    stop_grace_period: 0s
    healthcheck: { test: "true", interval: 30s }
  web:
    image: busybox:latest
    command: sleep 1000
    stop_grace_period: 0s
    depends_on: { db: { condition: service_healthy } }
`;

const provider = (host: string) => `new (require("@pulumi/docker").Provider)("far", { host: ${JSON.stringify(host)} })`;

const local = (name: string, host: string) => `
const pulumi = require("@pulumi/pulumi");
const { ComposeProject } = require("pulumi-compose");
const labelled = ({ type, props, opts }) =>
  type === "docker:index/container:Container" ? { props: { ...props, domainname: "example" }, opts } : undefined;
const shop = new ComposeProject("${name}", {
  file: "compose.yaml",
  services: { web: { options: { retainOnDelete: true, aliases: [{ name: "formerly" }] } } },
}, { providers: [${provider(host)}], transforms: [labelled] });
exports.gates = shop.gates;
`;

describeWithToolchain("a project on another engine than the stack's", () => {
  let engine: OwnEngine;

  beforeAll(async () => {
    engine = await OwnEngine.start();
    await provideImage(engine, "busybox:latest");
  });

  afterAll(() => engine?.discard());

  const names = async () => (await engine.docker.listContainers({ all: true })).flatMap(({ Names }) => Names).sort();

  test("its containers and its gates go there; transforms and options reach its containers", async () => {
    const name = "pce-other-engine";
    const project = new PulumiProject({
      name,
      // On a network of the project's, what is retained would keep the network from going.
      files: { "index.js": local(name, engine.host), "compose.yaml": `${compose}    network_mode: none\n` },
    });
    try {
      const run = await project.up();
      expect(run.text).toContain("created");
      expect(run.code).toBe(0);
      expect(await names()).toEqual([`/${name}-db-1`, `/${name}-web-1`]);
      expect(project.outputs().gates).toEqual({ "db service_healthy": expect.any(Number) });
      expect((await engine.docker.getContainer(`${name}-db-1`).inspect()).Config.Domainname).toBe("example");
      expect((await project.up("--expect-no-changes")).code).toBe(0);
    } finally {
      await project.dispose();
    }
    expect(await names()).toEqual([`/${name}-web-1`]);
    await engine.docker.getContainer(`${name}-web-1`).remove({ force: true });
  });

  test("the component for all languages follows the provider that it is given", async () => {
    const name = "pce-other-remote";
    const program = remoteProgram(
      name,
      `{ file: "compose.yaml", waitFor: "dependencies" }, { providers: [${provider(engine.host)}] }`,
    );
    const project = new PulumiProject({
      name,
      files: { "Pulumi.yaml": manifest(name), "index.js": program, "compose.yaml": compose },
    });
    try {
      const run = await project.up();
      expect(run.text).toContain("created");
      expect(run.code).toBe(0);
      expect(await names()).toEqual([`/${name}-db-1`, `/${name}-web-1`]);
      const { db } = Object(project.outputs().services);
      expect(db).toMatchObject({ containerName: `${name}-db-1`, containerNames: [`${name}-db-1`] });
      expect(db).not.toHaveProperty("health");
    } finally {
      await project.dispose();
    }
    expect(await names()).toEqual([]);
  });

  test("the component for all languages brings the same file up on a swarm", async () => {
    await engine.docker.swarmInit({ ListenAddr: "127.0.0.1:2377", AdvertiseAddr: "127.0.0.1" });
    const name = "pce-swarm-remote";
    const program = remoteProgram(
      name,
      `{ file: "compose.yaml", target: "swarm" }, { providers: [${provider(engine.host)}] }`,
    );
    // A swarm waits for the engine's own first probe; the plugin needs the default grace period to see a service go.
    const file = `${compose.replace("30s", "1s").replaceAll("stop_grace_period: 0s", "init: true")}    ports: ["18080:80"]\n`;
    const project = new PulumiProject({
      name,
      files: { "Pulumi.yaml": manifest(name), "index.js": program, "compose.yaml": file },
    });
    try {
      const run = await project.up();
      expect(run.text).toContain("created");
      expect(run.code).toBe(0);
      const { db, web } = Object(project.outputs().services);
      expect(db).toMatchObject({ swarmServiceName: `${name}_db`, containerNames: [], health: "healthy" });
      expect(web.endpoints).toEqual({ "80": "localhost:18080" });
      expect(project.outputs().gates).toEqual({ "db service_healthy": expect.any(Number) });
      const services = await engine.docker.listServices();
      expect(services.map(({ ID }) => ID)).toContain(db.swarmServiceId);
      expect((await project.up("--expect-no-changes")).code).toBe(0);
    } finally {
      await project.dispose();
    }
    expect(await engine.docker.listServices()).toEqual([]);
  });
});

describeWithToolchain("the component for all languages", () => {
  test("refuses a bad input with its path, before anything is created", async () => {
    const name = "pce-bad-input";
    const project = new PulumiProject({
      name,
      files: {
        "Pulumi.yaml": manifest(name),
        "index.js": remoteProgram(name, '{ fiel: "x" }'),
        "compose.yaml": compose,
      },
    });
    try {
      const run = await project.up();
      expect(run.code).not.toBe(0);
      expect(run.text).toMatch(/fiel.*is not known here; there are target, file, files/s);
      expect(project.urns().filter((urn) => urn.includes("docker:"))).toEqual([]);
    } finally {
      await project.dispose();
    }
  });
});

const manifest = (name: string) =>
  `name: ${name}\nruntime: { name: nodejs, options: { typescript: false } }\nplugins: { providers: [{ name: compose, path: ${component} }] }\n`;
