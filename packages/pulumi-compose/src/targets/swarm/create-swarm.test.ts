import * as pulumi from "@pulumi/pulumi";
import type {
  ServiceGoal,
  ServiceSnapshot,
  ServiceWaitOptions,
  ServiceWaitResult,
} from "@pulumi-compose/docker-health";
import { promised } from "../../gates/promised";
import { composeFile, quiet } from "../../testing/mocked-program";

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
}

const registered: Registered[] = [];
const log: string[] = [];
const waits: { goal: ServiceGoal; options: ServiceWaitOptions }[] = [];
let live: Partial<ServiceSnapshot>[] = [];

jest.mock("@pulumi-compose/docker-health", () => ({
  ...jest.requireActual("@pulumi-compose/docker-health"),
  connectSwarm: async () => ({
    services: async () => live,
    idOf: async (kind: string, name: string) => `id of ${kind} ${name}`,
    waitForService: async (
      service: string,
      goal: ServiceGoal,
      options: ServiceWaitOptions,
    ): Promise<ServiceWaitResult> => {
      log.push(`${goal} ${service}`);
      waits.push({ goal, options });
      return { ok: true, goal, by: "swarm", afterMs: 12.4, service: { id: service, name: service } };
    },
  }),
}));

import { ComposeProject } from "../../compose-project/compose-project";

// The SDK loads much when the first resource is made.
jest.setTimeout(120_000);

beforeEach(async () => {
  registered.length = 0;
  log.length = 0;
  waits.length = 0;
  live = [];
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      registered.push({ type, name, inputs });
      log.push(`create ${name}`);
      return { id: `id-${name}`, state: inputs };
    },
    call: ({ inputs }) => ({ ...inputs, id: `id of network ${inputs.name}` }),
  });
});

const compose = `
services:
  db:
    image: postgres:16
    environment: { POSTGRES_PASSWORD: "\${PASS}" }
    healthcheck: { test: [CMD, pg_isready], interval: 5s }
    configs: [conf]
    secrets: [pw]
  web:
    image: nginx
    ports: ["8080:80"]
    depends_on: { db: { condition: service_healthy } }
    networks: [default, outside]
  side:
    image: nginx
    depends_on: [db]
networks: { outside: { external: true, name: real } }
configs: { conf: { content: "k=\${PASS}" } }
secrets: { pw: { environment: PASS } }
`;

function shop(pass: pulumi.Input<string> = "p"): ComposeProject<"swarm"> {
  return new ComposeProject("shop", { file: composeFile(compose), target: "swarm", env: { PASS: pass } });
}

function inputsOf(name: string, type = "Service"): Record<string, unknown> {
  const found = registered.find(
    (one) => one.name === name && one.type.endsWith(`:${type}`) && !one.type.startsWith("compose"),
  );
  if (!found) throw new Error(`no ${type} ${name} among ${registered.map((one) => `${one.type} ${one.name}`)}`);
  return found.inputs;
}

function labelsOf(name: string): Record<string, string> {
  const labels: unknown = inputsOf(name).labels;
  const list = Array.isArray(labels) ? labels : Object(labels).value;
  return Object.fromEntries(list.map(({ label, value }: { label: string; value: string }) => [label, value]));
}

test("services of the swarm, each dependent after the gate that it waits for", async () => {
  const project = shop();
  await promised(project.gates);
  await quiet();
  expect(registered.map(({ type }) => type.split(":").at(-1)).sort()).toEqual(
    ["Network", "Project", "Secret", ...Array(6).fill("Service"), "ServiceConfig"].sort(),
  );
  const at = (entry: string) => log.lastIndexOf(entry);
  expect(at("service_healthy id-shop-db")).toBeGreaterThan(-1);
  expect(at("create shop-web")).toBeGreaterThan(at("service_healthy id-shop-db"));
  expect(at("create shop-side")).toBeGreaterThan(at("service_started id-shop-db"));
  // Whoever is waited for or not: the update waits for all.
  for (const name of ["db", "web", "side"]) expect(log).toContain(`converged id-shop-${name}`);
  expect(await promised(project.gates)).toEqual({ "db service_healthy": 12 });
});

test.each<[string, string, number | undefined, Record<string, number | undefined>]>([
  ["nobody", "", undefined, { db: undefined, side: undefined }],
  ["the file, of a service", "x-pulumi-compose: { deadline: 7s }", undefined, { db: undefined, side: 7_000 }],
  ["the program", "", 9_000, { db: 9_000, side: 9_000 }],
])("a service for which nobody waits has as long as it is said to by %s", async (_, ofSide, deadlineMs, expected) => {
  const yaml = `services:\n  db: { image: a }\n  side:\n    image: a\n    ${ofSide}\n`;
  const args = { target: "swarm", ...(deadlineMs !== undefined && { deadlineMs }) } as const;
  await promised(new ComposeProject("shop", { file: composeFile(yaml), ...args }).gates);
  await quiet();
  // The last ones are those of this project: their ids are in the log at the same places.
  const found = log.filter((entry) => !entry.startsWith("create"));
  for (const [name, wanted] of Object.entries(expected)) {
    const { options } = waits[found.indexOf(`converged id-shop-${name}`)] ?? {};
    expect([name, options?.deadlineMs, options?.taskDeadlineMs]).toEqual([name, undefined, wanted]);
  }
});

test("a dependsOn of the program's own is waited for beside the gates, not instead of them", async () => {
  const own = new pulumi.ComponentResource("acme:index:Own", "own");
  const services = { web: { options: { dependsOn: own } }, side: { options: { dependsOn: [own] } } };
  const env = { PASS: "p" };
  await promised(new ComposeProject("shop", { file: composeFile(compose), target: "swarm", env, services }).gates);
  await quiet();
  const at = (entry: string) => log.lastIndexOf(entry);
  expect(at("service_healthy id-shop-db")).toBeGreaterThan(-1);
  expect(at("create shop-web")).toBeGreaterThan(at("service_healthy id-shop-db"));
  expect(at("create shop-side")).toBeGreaterThan(at("service_started id-shop-db"));
});

test("ready is converged, or completed where others wait for that; no unhealthy task is kept waiting for", async () => {
  const warn = jest.spyOn(pulumi.log, "warn").mockResolvedValue(undefined);
  const file = composeFile(`
x-pulumi-compose: { on_unhealthy: keep-waiting }
services:
  migrate: { image: migrate }
  web: { image: nginx, depends_on: { migrate: { condition: service_completed_successfully } } }
`);
  const project = new ComposeProject("shop", { file, target: "swarm" });
  await promised(pulumi.all([project.services.web?.ready, project.services.migrate?.ready]));
  expect(log).toContain("converged id-shop-web");
  expect(log).toContain("service_completed_successfully id-shop-migrate");
  expect(warn.mock.calls.map(([text]) => text)).toEqual([
    expect.stringMatching(/compose\.yaml:2:35 .* a swarm kills an unhealthy task itself/),
  ]);
  warn.mockRestore();
});

test("references become ids: networks, external ones, configs and secrets", async () => {
  await promised(shop().gates);
  await quiet();
  expect(inputsOf("shop-web").taskSpec).toMatchObject({
    networksAdvanceds: [{ id: "id-shop-default" }, { id: "id of network real" }],
  });
  const { name } = inputsOf(registered.find(({ type }) => type.endsWith("ServiceConfig"))?.name ?? "", "ServiceConfig");
  expect(inputsOf("shop-db").taskSpec).toMatchObject({
    containerSpec: { configs: [{ configName: name, configId: `id-${String(name).replace("_", "-")}` }] },
  });
});

test("a secret stays one, and so does what it is part of; names have its digest, slowly made", async () => {
  await promised(shop(pulumi.secret("hunter2")).gates);
  await quiet();
  const secret = registered.find(({ type }) => type.endsWith(":Secret"));
  expect(secret?.name).toMatch(/^shop-pw-[0-9a-f]{12}$/);
  expect(secret?.inputs.data).toMatchObject({ value: Buffer.from("hunter2").toString("base64") });
  const plain = JSON.stringify(registered.filter(({ name }) => name === "shop-web" || name === "shop-side"));
  expect(plain).not.toContain("hunter2");
  expect(inputsOf("shop-db").taskSpec).toMatchObject({
    "4dabf18193072939515e22adb298388d": expect.any(String),
    value: { containerSpec: { env: { POSTGRES_PASSWORD: "hunter2" } } },
  });
  expect(waits.every(({ options }) => options.redact?.includes("hunter2"))).toBe(true);
});

test("a version is known by a digest, which changes with a value", async () => {
  await promised(shop("one").gates);
  await quiet();
  const one = labelsOf("shop-db")["io.pulumi-compose.config-hash"];
  expect(one).toMatch(/^[0-9a-f]{16}$/);
  expect(waits[0]?.options.expectedLabels).toEqual({ "io.pulumi-compose.config-hash": one });
  registered.length = 0;
  await promised(shop("two").gates);
  await quiet();
  expect(labelsOf("shop-db")["io.pulumi-compose.config-hash"]).not.toBe(one);
});

test("a version that was rolled back is sent again; one that the rollback brought back is not", async () => {
  live = [
    { name: "shop_db", version: 7, labels: {}, update: { state: "rollback_completed", message: "" } },
    { name: "shop_web", version: 8, labels: { "io.pulumi-compose.attempt": "3" } },
  ];
  await promised(shop().gates);
  await quiet();
  expect(labelsOf("shop-db")["io.pulumi-compose.attempt"]).toBe("7");
  expect(labelsOf("shop-web")["io.pulumi-compose.attempt"]).toBe("3");
  expect(labelsOf("shop-side")).not.toHaveProperty("io.pulumi-compose.attempt");
  const hash = labelsOf("shop-db")["io.pulumi-compose.config-hash"] ?? "";
  registered.length = 0;
  live = [
    {
      name: "shop_db",
      version: 9,
      labels: { "io.pulumi-compose.config-hash": hash },
      update: { state: "rollback_completed", message: "" },
    },
  ];
  await promised(shop().gates);
  await quiet();
  expect(labelsOf("shop-db")).not.toHaveProperty("io.pulumi-compose.attempt");
});

test("a program's own values come over the file's", async () => {
  const project = new ComposeProject("shop", {
    file: composeFile(
      "services: { a: { image: i, environment: { A: '1' }, labels: { l: m }, deploy: { replicas: 2 } } }",
    ),
    target: "swarm",
    services: {
      a: {
        environment: { B: pulumi.secret("s") },
        labels: { x: "y" },
        command: ["run"],
        swarmService: { mode: { replicated: { replicas: 5 } } },
      },
    },
  });
  await promised(project.gates);
  await quiet();
  expect(inputsOf("shop-a")).toMatchObject({
    mode: { replicated: { replicas: 5 } },
    taskSpec: {
      value: {
        containerSpec: {
          args: ["run"],
          env: { A: "1", B: "s" },
          labels: [{ label: "com.docker.stack.namespace" }, { label: "l" }, { label: "x", value: "y" }],
        },
      },
    },
  });
  expect(project.services.a?.swarmService).toBeDefined();
  expect(project.services.a).not.toHaveProperty("container");
});

test("what is healthy and where it answers is known on a swarm, too", async () => {
  const project = shop();
  const { db, web } = project.services;
  if (!db || !web) throw new Error("no services");
  expect(await promised(db.health)).toBe("healthy");
  expect(await promised(db.healthy)).toHaveLength(1);
  expect(await promised(web.url(80))).toBe("http://localhost:8080");
});
