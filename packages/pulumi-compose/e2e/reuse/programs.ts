import { busybox } from "../support/toolchain";

/** One way in which a program of a user's imports the package. */
export interface Consumer {
  readonly what: string;
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** Compiled by the TypeScript compiler before it is run. */
  readonly compiled: boolean;
}

export const compose = `
services:
  db:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 0s
    healthcheck: { test: "true", interval: 30s }
  web:
    image: ${busybox}
    command: sleep 1000
    stop_grace_period: 0s
    depends_on: { db: { condition: service_healthy } }
`;

const manifest = (type: "commonjs" | "module") =>
  `${JSON.stringify({ name: "consumer", version: "0.0.0", main: "index.js", type })}\n`;

export const consumers: readonly Consumer[] = [
  {
    what: "CommonJS",
    name: "pce-reuse-cjs",
    compiled: false,
    files: {
      "compose.yaml": compose,
      "package.json": manifest("commonjs"),
      "index.js": `
const { ComposeProject } = require("pulumi-compose");
const project = new ComposeProject("pce-reuse-cjs", { file: "compose.yaml" });
exports.health = project.services.db.health;
exports.gates = project.gates;
`,
    },
  },
  {
    what: "an ES module",
    name: "pce-reuse-esm",
    compiled: false,
    files: {
      "compose.yaml": compose,
      "package.json": manifest("module"),
      "index.js": `
import { ComposeProject } from "pulumi-compose";
const project = new ComposeProject("pce-reuse-esm", { file: "compose.yaml" });
export const health = project.services.db.health;
export const gates = project.gates;
`,
    },
  },
  {
    what: "strict TypeScript",
    name: "pce-reuse-ts",
    compiled: true,
    files: {
      // Pulumi need not compile it again, for which it would look for a compiler among the installed packages.
      "Pulumi.yaml": "name: pce-reuse-ts\nruntime: { name: nodejs, options: { typescript: false } }\n",
      "compose.yaml": compose,
      "package.json": manifest("commonjs"),
      "tsconfig.json": `${JSON.stringify({
        compilerOptions: {
          target: "es2022",
          module: "node16",
          moduleResolution: "node16",
          strict: true,
          noUncheckedIndexedAccess: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: false,
          types: ["node"],
        },
        include: ["index.ts"],
      })}\n`,
      "index.ts": `
import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { ComposeProject, type ComposeProjectArgs, healthy } from "pulumi-compose";

const args: ComposeProjectArgs = { file: "compose.yaml", env: { UNUSED: pulumi.secret("x") } };
const project = new ComposeProject("pce-reuse-ts", args);
const { db } = project.services;
if (!db) throw new Error("the file has no db");
const container: docker.Container = db.container;

export const health: pulumi.Output<string> = db.health;
export const gates: pulumi.Output<Readonly<Record<string, number>>> = project.gates;
export const name = healthy(container).apply(({ name }) => name);
`,
    },
  },
];

/** A component of the user's own around a project, a second project of the same file, and a resource of no provider. */
export const composed = `
const pulumi = require("@pulumi/pulumi");
const { ComposeProject } = require("pulumi-compose");

class Backend extends pulumi.ComponentResource {
  constructor(name, options) {
    super("acme:index:Backend", name, {}, options);
    this.project = new ComposeProject(name, { file: "compose.yaml" }, { parent: this });
    this.registerOutputs();
  }
}

const backend = new Backend("pce-reuse-a");
const other = new ComposeProject("pce-reuse-b", { file: "compose.yaml" }, { dependsOn: backend });
const stash = new pulumi.Stash("after", { input: "waited" }, { dependsOn: backend.project.services.db.healthy });

exports.names = [backend.project, other].map((project) => project.services.web.containerName);
exports.stash = stash.output;
`;

/** A program of the Automation API whose own resource waits for a container that is never made. */
export const inlineProgram = (name: string): Readonly<Record<string, string>> => ({
  "compose.yaml": `
services:
  db: { image: "${busybox}", command: sleep 1000, stop_grace_period: 0s, healthcheck: { test: "false", interval: 1s, retries: 2 } }
  web: { image: "${busybox}", command: sleep 1000, depends_on: { db: { condition: service_healthy } } }
  tail: { image: "${busybox}", command: sleep 1000, network_mode: "service:web" }
`,
  "index.js": `
const pulumi = require("@pulumi/pulumi");
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const { ComposeProject } = require("pulumi-compose");
const program = async () => {
  const { tail } = new ComposeProject("${name}", { file: "compose.yaml" }).services;
  new pulumi.Stash("outside", { input: tail.container.id }, { dependsOn: tail.container });
};
(async () => {
  const stack = await LocalWorkspace.createOrSelectStack({ projectName: "${name}", stackName: "test", program });
  const onOutput = (text) => process.stdout.write(text);
  await stack[process.argv[2]]({ onOutput }).catch(() => { process.exitCode = 1; });
})();
`,
});
