import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { WaitResult } from "@pulumi-compose/docker-health";

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
}

const registered: Registered[] = [];
const order: string[] = [];

jest.mock("@pulumi-compose/docker-health", () => ({
  ...jest.requireActual("@pulumi-compose/docker-health"),
  connect: async () => ({
    waitFor: async (container: string, condition: string): Promise<WaitResult> => {
      order.push(`${condition} ${container}`);
      return {
        ok: true,
        condition: "service_healthy",
        by: "engine",
        afterMs: 1,
        container: { id: container, name: container },
      };
    },
  }),
}));

import { ComposeProject } from "../src/index";

const compose = `
services:
  db:
    image: postgres:16
    healthcheck: { test: [CMD, pg_isready], interval: 5s }
    networks: [back]
networks:
  back:
`;

beforeEach(async () => {
  registered.length = 0;
  order.length = 0;
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      registered.push({ type, name, inputs });
      order.push(`create ${name}`);
      return {
        id: `id-${name}`,
        state: { ...inputs, ...(type.includes("RemoteImage") && { imageId: `sha256:${name}` }) },
      };
    },
    call: () => ({}),
  });
});

function composeFile(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "pc-")), "compose.yaml");
  writeFileSync(file, text);
  return file;
}

function settledValue<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve) => output.apply((value) => resolve(value as T)));
}

/** A component as a user writes it, with a compose file inside. */
class Backend extends pulumi.ComponentResource {
  readonly database: pulumi.Output<string>;
  readonly project: ComposeProject;

  constructor(name: string, file: string, options?: pulumi.ComponentResourceOptions) {
    super("acme:index:Backend", name, {}, options);
    this.project = new ComposeProject(name, { file }, { parent: this });
    const { db } = this.project.services;
    if (!db) throw new Error("the file has no db");
    this.database = db.containerName;
    this.registerOutputs({ database: this.database });
  }
}

test("two projects of one file stand beside each other in one program", async () => {
  const file = composeFile(compose);
  const blue = new ComposeProject("blue", { file });
  const green = new ComposeProject("green", { file, projectName: "other" });
  const healths = await Promise.all(
    [blue, green].map((project) => settledValue(project.services.db?.health ?? pulumi.output("no db"))),
  );
  expect(healths).toEqual(["healthy", "healthy"]);
  const names = registered.filter(({ type }) => type.endsWith(":Container")).map(({ inputs }) => inputs.name);
  expect(names.sort()).toEqual(["blue-db-1", "other-db-1"]);
  expect(new Set(registered.map(({ type, name }) => `${type} ${name}`)).size).toBe(registered.length);
});

test("one project's network is another's, by its output", async () => {
  const shared = new ComposeProject("shared", { file: composeFile(compose) });
  const { back } = shared.networks;
  if (!back) throw new Error("the file has no network");
  const file = composeFile(
    "services: { web: { image: nginx, networks: [back] } }\nnetworks: { back: { external: true, name: '${NETWORK}' } }\n",
  );
  const user = new ComposeProject("user", { file, env: { NETWORK: back.name } });
  const joined = user.services.web?.container.networksAdvanced ?? pulumi.output([]);
  expect(await settledValue(joined)).toEqual([expect.objectContaining({ name: "shared_back" })]);
});

test("a component of one's own holds a project: the project is below it, and its outputs come out", async () => {
  const backend = new Backend("inner", composeFile(compose));
  expect(await settledValue(backend.database)).toBe("inner-db-1");
  expect(await settledValue(backend.project.urn)).toContain("::acme:index:Backend$compose:index:Project::inner");
  const container = backend.project.services.db?.container.urn ?? pulumi.output("");
  expect(await settledValue(container)).toContain("$docker:index/container:Container::inner-db-1");
});

test("a provider given to a component of one's own reaches the project's resources", async () => {
  const provider = new docker.Provider("remote", { host: "ssh://builder" });
  const backend = new Backend("far", composeFile(compose), { providers: [provider] });
  await settledValue(backend.database);
  expect(backend.project.getProvider("docker:index/container:Container")).toBe(provider);
});

test("a resource of no docker waits for a service's health", async () => {
  const shop = new ComposeProject("shop", { file: composeFile(compose) });
  const stash = new pulumi.Stash("after", { input: "x" }, { dependsOn: shop.services.db?.healthy ?? [] });
  await settledValue(stash.urn);
  expect(order.indexOf("create after")).toBeGreaterThan(order.findIndex((step) => step.startsWith("service_healthy ")));
  expect(order).toContain("service_healthy id-shop-db-1");
});
