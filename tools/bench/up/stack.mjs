import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { must, root } from "./toolchain.mjs";

/** What such a project has installed. Language hosts walk through all of it, and this repository has a thousand packages. */
const installed = ["@pulumi/docker", "@pulumi/pulumi", "pulumi-compose"];

/** A Pulumi program in a folder and with a backend of its own, run by the real CLI. */
export class Stack {
  constructor(name, files, env) {
    this.folder = mkdtempSync(join(tmpdir(), `${name}-`));
    mkdirSync(join(this.folder, ".backend"));
    this.env = {
      ...env,
      PULUMI_BACKEND_URL: `file://${join(this.folder, ".backend")}`,
      PULUMI_CONFIG_PASSPHRASE: "bench",
    };
    const all = {
      "Pulumi.yaml": `name: ${name}\nruntime: { name: nodejs, options: { typescript: false } }\n`,
      "package.json": `${JSON.stringify({ name, version: "0.0.0", main: "index.js" })}\n`,
      ...files,
    };
    for (const [file, content] of Object.entries(all)) writeFileSync(join(this.folder, file), content);
    for (const module of installed) {
      const link = join(this.folder, "node_modules", module);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(root, "node_modules", module), link);
    }
    this.pulumi("stack", "init", "bench");
  }

  up() {
    return this.pulumi("up", "--yes", "--skip-preview", "--stack", "bench");
  }

  preview() {
    return this.pulumi("preview", "--stack", "bench");
  }

  destroy() {
    return this.pulumi("destroy", "--yes", "--skip-preview", "--stack", "bench");
  }

  dispose() {
    rmSync(this.folder, { recursive: true, force: true });
  }

  pulumi(...args) {
    return must("pulumi", [...args, "--non-interactive"], { cwd: this.folder, env: this.env });
  }
}

/** The program of somebody who has a compose file. */
export const composeProgram = `
const { ComposeProject } = require("pulumi-compose");
const project = new ComposeProject(require("./package.json").name, { file: "compose.yaml" });
`;
