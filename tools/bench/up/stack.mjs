import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPacked } from "../../release/install-packed.mjs";
import { must } from "./toolchain.mjs";

const installed = new Map();

/**
 * The `node_modules` of somebody who has installed pulumi-compose. This repository's own would not do: Pulumi's SDK loads
 * a TypeScript compiler wherever it finds one, which takes half a second here, and a program in JavaScript has none. Made
 * at the first call; it goes with the process.
 */
function installedModules(besides) {
  const key = besides.join(" ");
  const known = installed.get(key);
  if (known !== undefined) return known;
  const folder = mkdtempSync(join(tmpdir(), "pcb-installed-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  installPacked(folder, undefined, besides);
  const modules = join(folder, "node_modules");
  installed.set(key, modules);
  return modules;
}

/** A Pulumi program in a folder and with a backend of its own, run by the real CLI. */
export class Stack {
  /**
   * @param backend the address of its backend; without one, a folder of its own
   * @param besides packages that its program needs and that only some users have
   */
  constructor(name, files, env, backend, besides = []) {
    this.folder = mkdtempSync(join(tmpdir(), `${name}-`));
    mkdirSync(join(this.folder, ".backend"));
    this.env = {
      ...env,
      PULUMI_BACKEND_URL: backend ?? `file://${join(this.folder, ".backend")}`,
      PULUMI_CONFIG_PASSPHRASE: "bench",
    };
    const all = {
      "Pulumi.yaml": `name: ${name}\nruntime: { name: nodejs, options: { typescript: false } }\n`,
      "package.json": `${JSON.stringify({ name, version: "0.0.0", main: "index.js" })}\n`,
      ...files,
    };
    for (const [file, content] of Object.entries(all)) writeFileSync(join(this.folder, file), content);
    symlinkSync(installedModules(besides), join(this.folder, "node_modules"));
    this.pulumi("stack", "init", "bench");
  }

  up() {
    return this.pulumi("up", "--yes", "--skip-preview", "--stack", "bench");
  }

  preview() {
    return this.pulumi("preview", "--stack", "bench");
  }

  /** An engine before version 28 may lose count of a network's containers when many go at once, and then keeps it. */
  destroy() {
    return this.pulumi("destroy", "--yes", "--skip-preview", "--parallel", "2", "--stack", "bench");
  }

  dispose() {
    rmSync(this.folder, { recursive: true, force: true });
  }

  pulumi(...args) {
    const [command, ...rest] = this.commandLine(["pulumi", ...args, "--non-interactive"]);
    return must(command, rest, { cwd: this.folder, env: this.env });
  }

  /** How a command is run from here. */
  commandLine(command) {
    return command;
  }
}

/** The program of somebody who has a compose file. */
export const composeProgram = `
const { ComposeProject } = require("pulumi-compose");
const project = new ComposeProject(require("./package.json").name, { file: "compose.yaml" });
`;
