import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

export interface Result {
  readonly code: number | null;
  readonly output: string;
}

const ROOT = path.resolve(__dirname, "../../../..");

/** A Pulumi project with a home and a backend of its own, in which this plugin is installed as a user would install it. */
export class Stack {
  readonly folder = mkdtempSync(path.join(tmpdir(), "docker-plugin-e2e-"));
  readonly #env: NodeJS.ProcessEnv;

  constructor() {
    const inFolder = (name: string) => path.join(this.folder, name);
    mkdirSync(inFolder("backend"));
    this.#env = {
      ...process.env,
      PULUMI_HOME: inFolder("home"),
      PULUMI_BACKEND_URL: `file://${inFolder("backend")}`,
      PULUMI_CONFIG_PASSPHRASE: "e2e",
      PULUMI_SKIP_UPDATE_CHECK: "true",
    };
    writeFileSync(
      inFolder("Pulumi.yaml"),
      "name: tiny\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.js\n",
    );
    const scope = inFolder("node_modules/@pulumi");
    mkdirSync(scope, { recursive: true });
    symlinkSync(path.join(ROOT, "node_modules/@pulumi/pulumi"), path.join(scope, "pulumi"));
    // A copy, so that its own imports are found in this project.
    cpSync(path.join(ROOT, "node_modules/@pulumi/docker"), path.join(scope, "docker"), { recursive: true });
  }

  async prepare(): Promise<void> {
    const packed = path.join(this.folder, "packed");
    execFileSync(process.execPath, [path.join(__dirname, "..", "pack.mjs"), packed]);
    await this.succeed("plugin", "install", "resource", "docker", "5.2.0", "--file", packed);
    await this.succeed("stack", "init", "dev");
  }

  write(program: string): void {
    writeFileSync(path.join(this.folder, "index.js"), `const docker = require("@pulumi/docker");\n${program}`);
  }

  start(...args: readonly string[]): { readonly child: ChildProcess; readonly ended: Promise<Result> } {
    const child = spawn("pulumi", [...args, "--non-interactive"], { cwd: this.folder, env: this.#env });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (data: Buffer) => {
        output += data.toString();
      });
    }
    const ended = new Promise<Result>((resolve, reject) => {
      child.on("error", reject).on("close", (code) => resolve({ code, output }));
    });
    return { child, ended };
  }

  pulumi(...args: readonly string[]): Promise<Result> {
    return this.start(...args).ended;
  }

  async succeed(...args: readonly string[]): Promise<string> {
    const { code, output } = await this.pulumi(...args);
    if (code !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${code}:\n${output}`);
    return output;
  }

  async remove(): Promise<void> {
    await this.pulumi("destroy", "--yes", "--skip-preview");
    rmSync(this.folder, { recursive: true, force: true });
  }
}
