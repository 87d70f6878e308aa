import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { WaitResult } from "@pulumi-compose/docker-health";
import { promised } from "../gates/promised";
import { composeFile } from "../testing/mocked-program";

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
}

const registered: Registered[] = [];
const waitFor = jest.fn<Promise<WaitResult>, [string, string, Record<string, unknown>]>();
const log: string[] = [];

jest.mock("@pulumi-compose/docker-health", () => ({
  ...jest.requireActual("@pulumi-compose/docker-health"),
  connect: async () => ({ waitFor: (...args: [string, string, Record<string, unknown>]) => waitFor(...args) }),
}));

import { ComposeProject } from "./compose-project";

beforeEach(async () => {
  registered.length = 0;
  log.length = 0;
  waitFor.mockReset();
  waitFor.mockImplementation(async (container, condition) => {
    log.push(`${condition} ${container}`);
    return {
      ok: true,
      condition: "service_healthy",
      by: "engine",
      afterMs: 12.4,
      container: { id: container, name: container },
    };
  });
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      registered.push({ type, name, inputs });
      log.push(`create ${name}`);
      return {
        id: `id-${name}`,
        state: { ...inputs, ...(type.includes("RemoteImage") && { imageId: `sha256:${name}` }) },
      };
    },
    call: () => ({}),
  });
});

/** Everything that a project registers, once it is all there. */
async function settled(project: ComposeProject): Promise<void> {
  await promised(project.gates);
  for (const service of Object.values(project.services))
    await Promise.all(service.containers.map(({ urn }) => promised(urn)));
}

const compose = `
services:
  db:
    image: postgres:16
    environment: { POSTGRES_PASSWORD: "\${PASS}", PLAIN: text }
    healthcheck: { test: [CMD, pg_isready], interval: 5s }
  web:
    image: nginx
    ports: ["8080:80"]
    depends_on: { db: { condition: service_healthy } }
  side:
    image: nginx
    depends_on: [db]
`;

test("registers compose's names, parented to the project and its services", async () => {
  const project = new ComposeProject("shop", { file: composeFile(compose), env: { PASS: "p" } });
  await settled(project);
  expect(registered.map(({ type, name }) => `${type} ${name}`).sort()).toEqual(
    [
      "compose:index:Project shop",
      "compose:index:Service shop-db",
      "compose:index:Service shop-side",
      "compose:index:Service shop-web",
      "docker:index/container:Container shop-db-1",
      "docker:index/container:Container shop-side-1",
      "docker:index/container:Container shop-web-1",
      "docker:index/network:Network shop-default",
      "docker:index/remoteImage:RemoteImage shop-nginx:latest",
      "docker:index/remoteImage:RemoteImage shop-postgres:16",
      // In place of the anonymous one that the image declares.
      "docker:index/volume:Volume shop-db-1.var-lib-postgresql-data",
    ].sort(),
  );
  const urn = await promised(project.services.db?.container.urn ?? pulumi.output(""));
  expect(urn).toContain("compose:index:Service$docker:index/container:Container::shop-db-1");
});

test("creates a dependent of a healthy condition after the wait, one of a started condition without it", async () => {
  const project = new ComposeProject("shop", { file: composeFile(compose), env: { PASS: "p" } });
  await settled(project);
  expect(waitFor).toHaveBeenCalledTimes(1);
  expect(waitFor.mock.calls[0]?.[1]).toBe("service_healthy");
  expect(log.indexOf("create shop-web-1")).toBeGreaterThan(log.indexOf("service_healthy id-shop-db-1"));
  expect(await promised(project.gates)).toEqual({ "db service_healthy": 12 });
});

test("containers refer to their image and networks by id", async () => {
  const project = new ComposeProject("shop", { file: composeFile(compose), env: { PASS: "p" } });
  await settled(project);
  const web = registered.find(({ name }) => name === "shop-web-1");
  expect(web?.inputs).toMatchObject({
    image: "sha256:shop-nginx:latest",
    networksAdvanced: [{ name: "id-shop-default", aliases: ["shop-web-1", "web"] }],
  });
});

test("a variable that is an Output comes out as one, secret where it was", async () => {
  const project = new ComposeProject("shop", { file: composeFile(compose), env: { PASS: pulumi.secret("hidden") } });
  await settled(project);
  const envs = project.services.db?.container.envs ?? pulumi.output<string[] | undefined>([]);
  expect(await promised(envs)).toEqual(["PLAIN=text", "POSTGRES_PASSWORD=hidden"]);
  expect(await pulumi.isSecret(envs)).toBe(true);
  expect(waitFor.mock.calls[0]?.[2]).toMatchObject({ redact: ["hidden"] });
});

test("an override is merged over the file, and its secret stays one", async () => {
  const project = new ComposeProject("shop", {
    file: composeFile(compose),
    env: { PASS: "p" },
    services: {
      web: {
        environment: { TOKEN: pulumi.secret("t") },
        labels: { team: "a" },
        container: { hostname: "www" },
        image: "mine",
      },
    },
  });
  await settled(project);
  const web = registered.find(({ name }) => name === "shop-web-1");
  expect(web?.inputs).toMatchObject({ hostname: "www", image: "mine" });
  const container = project.services.web?.container;
  expect(await promised(container?.envs ?? pulumi.output<string[] | undefined>([]))).toEqual(["TOKEN=t"]);
  expect(container && (await pulumi.isSecret(container.envs))).toBe(true);
  expect(await promised(container?.labels ?? pulumi.output<docker.types.output.ContainerLabel[]>([]))).toContainEqual({
    label: "team",
    value: "a",
  });
});

test("a dependsOn of the program's own is waited for beside the gates, not instead of them", async () => {
  const own = new pulumi.ComponentResource("acme:index:Own", "own");
  const project = new ComposeProject("shop", {
    file: composeFile(compose),
    env: { PASS: "p" },
    services: { web: { options: { dependsOn: own } } },
  });
  await settled(project);
  expect(log.indexOf("create shop-web-1")).toBeGreaterThan(log.indexOf("service_healthy id-shop-db-1"));
  expect(log).toContain("service_healthy id-shop-db-1");
});

test("mistakes in the file are one RunError with places, and nothing is registered", () => {
  const file = composeFile("services:\n  a:\n    image: b\n    depends_on: [missing]\n");
  expect(() => new ComposeProject("shop", { file })).toThrow(pulumi.RunError);
  expect(() => new ComposeProject("shop", { file })).toThrow(/compose\.yaml:4:\d+/);
  expect(registered).toEqual([]);
});

const KEPT = `
x-pulumi-compose: { on_unhealthy: keep-waiting, deadline: 90s }
services:
  db: { image: postgres:16, healthcheck: { test: "true" } }
  cache: { image: redis:7, healthcheck: { test: "true" }, x-pulumi-compose: { on_unhealthy: fail, deadline: 5s } }
  web:
    image: nginx
    depends_on: { db: { condition: service_healthy }, cache: { condition: service_healthy } }
`;

test.each([
  ["what the file says", {}, { db: ["keep-waiting", 90_000], cache: ["fail", 5_000] }],
  ["the program for all", { onUnhealthy: "fail" }, { db: ["fail", 90_000], cache: ["fail", 5_000] }],
  [
    "the program for one",
    { onUnhealthy: "fail", services: { cache: { onUnhealthy: "keep-waiting" } } },
    { db: ["fail", 90_000], cache: ["keep-waiting", 5_000] },
  ],
] as const)("an unhealthy service: %s", async (_, args, expected) => {
  const project = new ComposeProject("shop", { file: composeFile(KEPT), ...args });
  await settled(project);
  const asked = waitFor.mock.calls.map(([id, , { onUnhealthy, deadlineMs }]) => [
    id.replace(/^id-shop-|-1$/g, ""),
    [onUnhealthy, deadlineMs],
  ]);
  expect(Object.fromEntries(asked)).toEqual(expected);
});

test("ready is what a service is to be: by the gate that others wait at, else by what its container has", async () => {
  const file = `
services:
  db: { image: postgres:16, healthcheck: { test: "true" } }
  migrate: { image: migrate, depends_on: { db: { condition: service_healthy } } }
  worker:
    image: worker
    scale: 2
    x-pulumi-compose: { on_unhealthy: keep-waiting, deadline: 90s }
    depends_on: { migrate: { condition: service_completed_successfully } }
`;
  const project = new ComposeProject("shop", { file: composeFile(file) });
  const ready = Object.entries(project.services).map(async ([name, service]) => [
    name,
    (await promised(service.ready)).length,
  ]);
  expect(Object.fromEntries(await Promise.all(ready))).toEqual({ db: 1, migrate: 1, worker: 2 });
  // Each container is waited for once.
  expect(waitFor.mock.calls.map(([id]) => id)).toEqual([
    "id-shop-db-1",
    "id-shop-migrate-1",
    "id-shop-worker-1",
    "id-shop-worker-2",
  ]);
  const goals = waitFor.mock.calls.map(([, goal]: readonly [string, unknown, unknown]) => goal);
  expect(goals.slice(0, 2)).toEqual(["service_healthy", "service_completed_successfully"]);
  const choose = goals[2];
  if (typeof choose !== "function") throw new Error("what the container has is known at the first look only");
  expect([choose({}), choose({ healthcheck: { test: ["CMD", "of-the-image"] } })]).toEqual(["up", "service_healthy"]);
  expect(waitFor.mock.calls[2]?.[2]).toMatchObject({ onUnhealthy: "keep-waiting", deadlineMs: 90_000 });
});

test("nobody waits for health that nobody asks for", async () => {
  const alone = "services:\n  a:\n    image: b\n    healthcheck: { test: 'true' }\n";
  const project = new ComposeProject("shop", { file: composeFile(alone) });
  await settled(project);
  expect(waitFor).not.toHaveBeenCalled();
  expect(await promised(project.services.a?.health ?? pulumi.output(""))).toBe("healthy");
  expect(waitFor).toHaveBeenCalledTimes(1);
});

test("a job runs behind what it depends on, others wait for its end, and nobody for one that is not run", async () => {
  const file = composeFile(`${compose}
jobs:
  seed: { image: seed, triggers: { manual: true } }
  migrate:
    image: migrate
    triggers: { manual: true }
    depends_on:
      db: { condition: service_healthy }
      seed: { condition: service_completed_successfully }
`);
  const project = new ComposeProject("shop", { file, env: { PASS: "p" }, jobs: ["migrate"] });
  await settled(project);
  expect(await promised(project.job("migrate"))).toHaveLength(1);
  expect(await promised(project.job("seed"))).toHaveLength(1);
  const at = (entry: string) => log.indexOf(entry);
  expect(at("service_healthy id-shop-db-1")).toBeLessThan(at("create shop-migrate-1"));
  expect(at("service_completed_successfully id-shop-seed-1")).toBeLessThan(at("create shop-migrate-1"));
  expect(log).toContain("service_completed_successfully id-shop-migrate-1");
  expect(() => project.job("db")).toThrow('does not run a job "db" (it runs migrate, seed)');
  const without = new ComposeProject("plain", { file, env: { PASS: "p" } });
  await settled(without);
  expect(() => without.job("migrate")).toThrow('jobs: ["migrate"]');
});

test("a service behind a relay has the relay's address", async () => {
  const text = "services:\n  web: { image: w, ports: ['8080:80'], x-pulumi-compose: { relay: true } }\n";
  const { services } = new ComposeProject("shop", { file: composeFile(text) });
  const { web } = services;
  if (!web) throw new Error("there is no web");
  expect(await promised(web.ports)).toEqual([80]);
  expect(await promised(web.url(80))).toMatch(/^http:\/\/.+:8080$/);
  expect(registered.map(({ name }) => name)).toContain("shop-web-relay-1");
});
