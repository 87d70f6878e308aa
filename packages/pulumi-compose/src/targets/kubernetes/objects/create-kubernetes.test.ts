import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import type {
  ClusterOptions,
  WorkloadGoal,
  WorkloadRef,
  WorkloadSnapshot,
  WorkloadWaitOptions,
  WorkloadWaitResult,
} from "@pulumi-compose/kubernetes-health";
import { promised } from "../../../gates/promised";
import { composeFile, quiet } from "../../../testing/mocked-program";

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Record<string, unknown>;
}

const registered: Registered[] = [];
const log: string[] = [];
const waits: { ref: WorkloadRef; goal: WorkloadGoal; options: WorkloadWaitOptions }[] = [];
const asked: ClusterOptions[] = [];
let live: Partial<WorkloadSnapshot>[] = [];
let ends: Readonly<Record<string, Partial<WorkloadWaitResult>>> = {};

jest.mock("@pulumi-compose/kubernetes-health", () => ({
  ...jest.requireActual("@pulumi-compose/kubernetes-health"),
  connectCluster: async (options: ClusterOptions) => {
    asked.push(options);
    return {
      host: "https://api.example:6443",
      workloads: async () => live,
      namespaceNamed: async () => undefined,
      serviceAddress: async ({ name }: { name: string }, port: number) =>
        name.startsWith("lost") ? undefined : { host: "203.0.113.7", port },
      waitForWorkload: async (ref: WorkloadRef, goal: WorkloadGoal, options: WorkloadWaitOptions) => {
        log.push(`${goal} ${ref.name}`);
        waits.push({ ref, goal, options });
        return { ok: true, goal, by: "cluster", afterMs: 12.4, workload: ref, ...ends[ref.name] };
      },
    };
  },
}));

import { ComposeProject } from "../../../compose-project/compose-project";

// The SDKs load much when the first resource is made.
jest.setTimeout(120_000);

beforeEach(async () => {
  registered.length = 0;
  log.length = 0;
  waits.length = 0;
  asked.length = 0;
  live = [];
  ends = {};
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      registered.push({ type, name, inputs });
      log.push(`create ${type.split(":").at(-1)} ${name}`);
      const { metadata } = inputs;
      const id = metadata
        ? `${metadata.namespace === undefined ? "" : `${metadata.namespace}/`}${metadata.name}`
        : name;
      return { id, state: inputs };
    },
    call: ({ inputs }) => inputs,
  });
});

const compose = `
services:
  db:
    image: postgres:16
    environment: { POSTGRES_PASSWORD: "\${PASS}" }
    healthcheck: { test: [CMD, pg_isready], interval: 5s }
    volumes: ["data:/var/lib/postgresql/data"]
    configs: [conf]
    secrets: [pw]
  migrate:
    image: migrate
    depends_on: { db: { condition: service_healthy } }
  web:
    image: nginx
    ports: ["8080:80"]
    depends_on: { migrate: { condition: service_completed_successfully } }
  side:
    image: nginx
    depends_on: [db]
volumes: { data: {} }
configs: { conf: { content: "k=\${PASS}" } }
secrets: { pw: { environment: PASS } }
`;

function project(text = compose, pass: pulumi.Input<string> = "p", options: pulumi.ComponentResourceOptions = {}) {
  return new ComposeProject("shop", { file: composeFile(text), target: "kubernetes", env: { PASS: pass } }, options);
}

interface Manifest {
  readonly metadata: { readonly name: string; readonly annotations?: Record<string, string> };
  // biome-ignore lint/suspicious/noExplicitAny: whatever was registered.
  readonly spec: any;
}

function manifest(kind: string, name: string): Manifest {
  const found = registered.find((one) => one.name === name && one.type.endsWith(`:${kind}`));
  if (!found) throw new Error(`no ${kind} ${name} among ${registered.map((one) => `${one.type} ${one.name}`)}`);
  // A value that is secret in part is so as a whole for the mocks.
  return JSON.parse(JSON.stringify(found.inputs), (_, value) =>
    value && typeof value === "object" && "4dabf18193072939515e22adb298388d" in value ? value.value : value,
  );
}

test("every dependent is made after the gate that it waits for, and the update waits for all", async () => {
  const made = project();
  await promised(made.gates);
  await quiet();
  const at = (entry: string) => log.lastIndexOf(entry);
  expect(at("create Namespace shop")).toBeLessThan(at("create StatefulSet shop-db"));
  expect(at("service_healthy db")).toBeGreaterThan(at("create StatefulSet shop-db"));
  expect(at("create Job shop-migrate")).toBeGreaterThan(at("service_healthy db"));
  expect(at("create Deployment shop-web")).toBeGreaterThan(at("service_completed_successfully migrate"));
  expect(at("create Deployment shop-side")).toBeGreaterThan(at("service_started db"));
  for (const name of ["db", "migrate", "web", "side"]) expect(log).toContain(`converged ${name}`);
  expect(waits[0]?.ref).toEqual({ kind: expect.any(String), namespace: "shop", name: "db" });
  expect(await promised(made.gates)).toEqual({
    "db service_healthy": 12,
    "migrate service_completed_successfully": 12,
  });
});

test("a dependsOn of the program's own is waited for beside the gates, not instead of them", async () => {
  const own = new pulumi.ComponentResource("acme:index:Own", "own");
  const services = { migrate: { options: { dependsOn: own } }, side: { options: { dependsOn: [own] } } };
  const env = { PASS: "p" };
  await promised(new ComposeProject("shop", { file: composeFile(compose), target: "kubernetes", env, services }).gates);
  await quiet();
  const at = (entry: string) => log.lastIndexOf(entry);
  expect(at("create Job shop-migrate")).toBeGreaterThan(at("service_healthy db"));
  expect(at("create Deployment shop-side")).toBeGreaterThan(at("service_started db"));
});

test("Pulumi's own waits hold nobody back: workloads are there once they have a name, and what publishes has no wait", async () => {
  await promised(project().gates);
  await quiet();
  for (const [kind, name] of [
    ["StatefulSet", "shop-db"],
    ["Job", "shop-migrate"],
    ["Deployment", "shop-web"],
  ] as const)
    expect(manifest(kind, name).metadata.annotations).toMatchObject({
      "pulumi.com/waitFor": "jsonpath={.metadata.name}",
    });
  expect(manifest("Service", "shop-web-published").metadata.annotations).toMatchObject({
    "pulumi.com/skipAwait": "true",
  });
});

test("a job that has failed is made anew by the next update, and after that it stays as it is", async () => {
  const job = { kind: "Job", namespace: "shop", name: "migrate", uid: "u-1", annotations: {} } as const;
  const failed = { type: "Failed", status: "True", reason: "BackoffLimitExceeded", message: "", since: "" };
  live = [{ ...job, conditions: [failed] }];
  await promised(project().gates);
  await quiet();
  const attempt = { "io.pulumi-compose/attempt": "u-1" };
  const first = manifest("Job", "shop-migrate");
  expect(first.spec.template.metadata.annotations).toMatchObject(attempt);
  expect(first.metadata.annotations).toMatchObject(attempt);
  registered.length = 0;
  live = [{ ...job, uid: "u-2", annotations: attempt, conditions: [{ ...failed, type: "Complete" }] }];
  await promised(project().gates);
  await quiet();
  expect(manifest("Job", "shop-migrate").spec.template.metadata.annotations).toMatchObject(attempt);
  registered.length = 0;
  live = [{ ...job, conditions: [] }];
  await promised(project().gates);
  await quiet();
  expect(manifest("Job", "shop-migrate").spec.template.metadata.annotations).not.toHaveProperty(
    "io.pulumi-compose/attempt",
  );
});

test("a secret stays one, in what holds it and in evidence; names have its digest, slowly made", async () => {
  await promised(project(compose, pulumi.secret("hunter2")).gates);
  await quiet();
  const secret = registered.find(({ type }) => type.endsWith(":Secret"));
  expect(secret?.name).toMatch(/^shop-pw-[0-9a-f]{12}$/);
  const plain = JSON.stringify(registered.filter(({ name }) => name === "shop-web" || name === "shop-side"));
  expect(plain).not.toContain("hunter2");
  expect(waits.every(({ options }) => options.redact?.includes("hunter2"))).toBe(true);
  const volumes = manifest("StatefulSet", "shop-db").spec.template.spec.volumes;
  expect(volumes).toContainEqual(
    expect.objectContaining({ secret: expect.objectContaining({ secretName: secret?.name.slice("shop-".length) }) }),
  );
});

test("evidence shows no secret's content, be it a file's with a line's end", async () => {
  const file = composeFile("services: { a: { image: i, secrets: [key] } }\nsecrets: { key: { file: ./key.txt } }\n");
  writeFileSync(join(dirname(file), "key.txt"), "s3cr3t\n");
  await promised(new ComposeProject("shop", { file, target: "kubernetes" }).gates);
  await quiet();
  expect(waits.length).toBeGreaterThan(0);
  expect(waits.every(({ options }) => options.redact?.includes("s3cr3t\n"))).toBe(true);
});

test("an image that is built is pushed, and its pods run what was pushed", async () => {
  const text = `
x-pulumi-compose: { registry: registry.example/me }
services:
  web: { build: { context: ., dockerfile_inline: "FROM scratch" } }
`;
  await promised(project(text).gates);
  await quiet();
  const built = registered.find(({ type }) => type.endsWith(":RemoteImage"));
  const pushed = registered.find(({ type }) => type.endsWith(":RegistryImage"));
  expect(built?.inputs.name).toMatch(/^registry\.example\/me\/shop-web:[0-9a-f]{12}$/);
  expect(pushed?.inputs.name).toBe(built?.inputs.name);
  expect(manifest("Deployment", "shop-web").spec.template.spec.containers[0].image).toBe(built?.inputs.name);
  expect(log.indexOf("create RegistryImage shop-web")).toBeLessThan(log.indexOf("create Deployment shop-web"));
});

test("a program's own values come over the file's", async () => {
  const file = composeFile("services: { a: { image: i, command: [x], environment: { A: '1', C: '2' } } }");
  const services = {
    a: { environment: { B: pulumi.secret("s"), A: "3" }, labels: { x: "y" }, command: ["run"], image: "j" },
  };
  const made = new ComposeProject("shop", { file, target: "kubernetes", services });
  await promised(made.gates);
  await quiet();
  const { template } = manifest("Deployment", "shop-a").spec;
  expect(template.metadata.labels).toMatchObject({ x: "y", "app.kubernetes.io/name": "a" });
  expect(template.spec.containers[0]).toMatchObject({
    image: "j",
    args: ["run"],
    env: [
      { name: "A", value: "3" },
      { name: "B", value: "s" },
      { name: "C", value: "2" },
    ],
  });
  expect(made.services.a?.workload).toBeDefined();
});

test("the gates look at the cluster that the provider of the component talks to", async () => {
  const { Provider } = await import("@pulumi/kubernetes");
  const provider = new Provider("elsewhere", { kubeconfig: "/etc/other", context: "staging" });
  await promised(project("services: { a: { image: i } }", "p", { providers: [provider] }).gates);
  await quiet();
  expect(asked.length).toBeGreaterThan(0);
  for (const options of asked) expect(options).toEqual({ kubeconfig: "/etc/other", context: "staging" });
});

test("where it answers: its load balancer; a port that is not published has no address", async () => {
  const made = project();
  expect(await promised(made.services.web?.url(80) ?? pulumi.output(""))).toBe("http://203.0.113.7:8080");
  expect(await promised(made.services.web?.ports ?? pulumi.output([]))).toEqual([80]);
});
