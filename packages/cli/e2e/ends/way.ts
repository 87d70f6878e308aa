import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linkModules } from "../../../pulumi-compose/e2e/support/link-modules";
import { root } from "../../../pulumi-compose/e2e/support/toolchain";
import { type TimedRun, timedRun } from "./timed-run";

/** What an `up` is told beside the file. */
export interface Settings {
  readonly target?: "docker" | "swarm";
  readonly probe?: "engine";
  readonly deadlineMs?: number;
}

/** One way to bring a compose file up. */
export interface Way {
  readonly name: string;
  readonly project: string;
  /** Writes the compose file, and what this way needs beside it. */
  write(compose: string, settings: Settings): void;
  up(): Promise<TimedRun>;
  /** Takes everything down. */
  down(): Promise<TimedRun>;
  /** Removes the folder. */
  remove(): void;
}

/** Whoever stands behind a service of the project that is never started, and an output of one. */
const dependents = `
const pulumi = require("@pulumi/pulumi");
const waiting = (project) => {
  new pulumi.Stash("outside", { input: "x" }, { dependsOn: project.services.web.healthy });
  return { url: project.services.web.containerName, gates: project.gates };
};
`;

/** A folder, and an environment in which the tool chain is found and the state is the folder's own. */
class Place {
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;

  constructor(
    readonly project: string,
    host: string | undefined,
  ) {
    this.folder = mkdtempSync(join(tmpdir(), `${project}-`));
    const toolchain = join(root, ".toolchain/env.json");
    this.env = {
      ...process.env,
      ...JSON.parse(existsSync(toolchain) ? readFileSync(toolchain, "utf8") : "{}"),
      PULUMI_BACKEND_URL: `file://${this.folder}/.backend`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      ...(host !== undefined && { DOCKER_HOST: host }),
    };
    mkdirSync(join(this.folder, ".backend"));
  }

  write(files: Readonly<Record<string, string>>): void {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(this.folder, name), content);
  }

  run(command: string, ...args: string[]): Promise<TimedRun> {
    return timedRun({ command, args, folder: this.folder, env: this.env });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function argsOf(project: string, { target, probe, deadlineMs }: Settings): string {
  return JSON.stringify({ file: "compose.yaml", projectName: project, target, probe, deadlineMs });
}

/** `pulumi-compose up`. */
export function byCommand(project: string, host?: string): Way {
  const place = new Place(project, host);
  const main = join(root, "packages/cli/dist/main.js");
  let options: string[] = [];
  let target: string[] = [];
  return {
    name: "pulumi-compose up",
    project,
    write(compose, settings) {
      place.write({ "compose.yaml": `name: ${project}\n${compose}` });
      target = settings.target ? ["--target", settings.target] : [];
      options = [
        ...(settings.probe ? ["--probe", settings.probe] : []),
        ...(settings.deadlineMs === undefined ? [] : ["--deadline", `${settings.deadlineMs}ms`]),
      ];
    },
    up: () => place.run(process.execPath, main, "up", "--plain", ...target, ...options),
    down: () => place.run(process.execPath, main, "down", "--plain", "--volumes", "--yes", ...target),
    remove: () => place.remove(),
  };
}

/** A program of the Automation API in a process that goes on afterwards, and ends when there is nothing more to do. */
export function inline(project: string, host?: string): Way {
  const place = new Place(project, host);
  linkModules(place.folder);
  return {
    name: "an inline program",
    project,
    write(compose, settings) {
      const program = `
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const { ComposeProject } = require("pulumi-compose");
${dependents}
const program = async () => waiting(new ComposeProject("${project}", ${argsOf(project, settings)}));
(async () => {
  const stack = await LocalWorkspace.createOrSelectStack({ projectName: "${project}", stackName: "test", program });
  const onOutput = (text) => process.stdout.write(text);
  try {
    await (process.argv[2] === "down" ? stack.destroy({ onOutput }) : stack.up({ onOutput }));
  } catch (error) {
    process.exitCode = 1;
  }
})();
`;
      place.write({ "compose.yaml": compose, "index.js": program });
    },
    up: () => place.run(process.execPath, "index.js", "up"),
    down: () => place.run(process.execPath, "index.js", "down"),
    remove: () => place.remove(),
  };
}

/** `pulumi up` of a program of one's own, or of one that takes the component for all languages. */
export function byPulumi(project: string, kind: "program" | "component", host?: string): Way {
  const place = new Place(project, host);
  linkModules(place.folder);
  const component = join(root, "packages/component");
  const plugins = kind === "component" ? `plugins: { providers: [{ name: compose, path: ${component} }] }\n` : "";
  place.write({
    "Pulumi.yaml": `name: ${project}\nruntime: { name: nodejs, options: { typescript: false } }\n${plugins}`,
    "package.json": JSON.stringify({ name: project, version: "0.0.0", main: "index.js" }),
  });
  const pulumi = (...args: string[]) => place.run("pulumi", ...args, "--non-interactive", "--stack", "test");
  return {
    name: kind === "program" ? "pulumi up" : "the component for all languages",
    project,
    write(compose, settings) {
      const args = argsOf(project, settings);
      place.write({
        "compose.yaml": compose,
        "index.js": kind === "program" ? own(project, args) : remote(project, args),
      });
    },
    async up() {
      if (!existsSync(join(place.folder, "Pulumi.test.yaml"))) await place.run("pulumi", "stack", "init", "test");
      return pulumi("up", "--yes", "--skip-preview");
    },
    down: () => pulumi("destroy", "--yes", "--skip-preview"),
    remove: () => place.remove(),
  };
}

const own = (project: string, args: string) => `
const { ComposeProject } = require("pulumi-compose");
${dependents}
Object.assign(exports, waiting(new ComposeProject("${project}", ${args})));
`;

/** The generated SDK of any language registers just this. */
const remote = (project: string, args: string) => `
const pulumi = require("@pulumi/pulumi");
class Project extends pulumi.ComponentResource {
  constructor(name, args, options) {
    const outputs = { projectName: undefined, services: undefined, networks: undefined, volumes: undefined, gates: undefined };
    super("compose:index:Project", name, { ...args, ...outputs }, options, true);
  }
}
const shop = new Project("${project}", ${args});
new pulumi.Stash("outside", { input: "x" }, { dependsOn: shop });
exports.services = shop.services;
`;
