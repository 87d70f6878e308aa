import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type ClusterClient, givenCluster } from "@pulumi-compose-tools/cluster";
import { deployment, job, service } from "./objects";
import { waitFor } from "./wait-for";

jest.setTimeout(180_000);

let cluster: ClusterClient;
let folder: string;

beforeAll(() => {
  cluster = givenCluster();
  folder = mkdtempSync(join(tmpdir(), "kubernetes-provider-"));
  symlinkSync(resolve(__dirname, "../../../../../node_modules"), join(folder, "node_modules"));
  const write = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));
  write("Pulumi.yaml", { name: "provider", runtime: "nodejs", main: "index.js" });
  write("package.json", { name: "provider", dependencies: { "@pulumi/kubernetes": "*" } });
  write("objects.json", [deployment({ name: "web" }), job({ name: "once" }), service("web")]);
  writeFileSync(
    join(folder, "index.js"),
    `const { apps, batch, core } = require("@pulumi/kubernetes");
const [deployment, job, service] = require("./objects.json");
const namespace = new core.v1.Namespace("app", { metadata: { name: "app" } }).metadata.name;
const placed = (object) => ({ ...object, metadata: { ...object.metadata, namespace } });
new apps.v1.Deployment("web", placed(deployment));
new batch.v1.Job("once", placed(job));
new core.v1.Service("web", placed(service));
`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const pulumi = (...args: string[]) =>
  cluster.run("pulumi", "--non-interactive", "--color=never", "--cwd", folder, ...args);

test("a program is brought up, and again without a change, and taken away", async () => {
  const backend = `file://${folder}`;
  await pulumi("login", backend);
  cluster.env.PULUMI_BACKEND_URL = backend;
  await pulumi("stack", "init", "test");
  expect(await pulumi("up", "--yes", "--skip-preview")).toMatch(/\+ \d created/);
  await waitFor(cluster, ["deployment", "web", "-n", "app"], "{.status.readyReplicas}", "1");
  await waitFor(cluster, ["job", "once", "-n", "app"], "{.status.succeeded}", "1");
  expect(await pulumi("up", "--yes", "--skip-preview")).toMatch(/^\s*\d unchanged$/m);
  await pulumi("destroy", "--yes", "--skip-preview");
  expect(await cluster.kubectl("get", "namespaces", "-o", "name")).not.toContain("namespace/app\n");
});
