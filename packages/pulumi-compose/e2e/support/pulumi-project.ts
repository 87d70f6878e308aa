import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { linkModules } from "./link-modules";
import { toolchain } from "./toolchain";

/** What one run of the Pulumi CLI said. */
export interface CliRun {
  readonly code: number;
  /** Standard output and error, in the order in which they came. */
  readonly text: string;
  readonly seconds: number;
  /** `created`, `updated`, `unchanged`… from the summary. */
  readonly counts: Readonly<Record<string, number>>;
}

/** One that runs. */
export interface StartedCli {
  readonly pid: number | undefined;
  readonly text: () => string;
  readonly done: Promise<CliRun>;
}

export interface PulumiProjectOptions {
  /** Unique; also the name of the folder. */
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly config?: Readonly<Record<string, string>>;
  readonly secrets?: Readonly<Record<string, string>>;
  /** The folder of installed packages. Default: what this repository has (see linkModules). */
  readonly modules?: string;
  /** Over the tool chain's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A Pulumi project in a folder of its own, run by the real CLI against a backend of its own. */
export class PulumiProject {
  readonly folder: string;
  private readonly env: NodeJS.ProcessEnv;

  constructor(readonly options: PulumiProjectOptions) {
    this.folder = mkdtempSync(join(tmpdir(), `${options.name}-`));
    mkdirSync(join(this.folder, ".backend"));
    this.env = {
      ...toolchain(),
      PULUMI_BACKEND_URL: `file://${join(this.folder, ".backend")}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      ...options.env,
    };
    this.write({
      "Pulumi.yaml": `name: ${options.name}\nruntime: ${runtimeOf(options.files)}\n`,
      "package.json": `${JSON.stringify({ name: options.name, version: "0.0.0", main: "index.js" })}\n`,
      ...options.files,
    });
    if (options.modules !== undefined) symlinkSync(options.modules, join(this.folder, "node_modules"));
    else linkModules(this.folder);
    this.must("stack", "init", "test");
    for (const [key, value] of Object.entries(options.config ?? {})) this.must("config", "set", key, value);
    for (const [key, value] of Object.entries(options.secrets ?? {}))
      this.must("config", "set", "--secret", key, value);
  }

  /** Writes files into the project's folder. */
  write(files: Readonly<Record<string, string>>): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(this.folder, name, ".."), { recursive: true });
      writeFileSync(join(this.folder, name), content);
    }
  }

  up(...args: string[]): Promise<CliRun> {
    return this.run("up", "--yes", "--skip-preview", ...args);
  }

  preview(...args: string[]): Promise<CliRun> {
    return this.run("preview", ...args);
  }

  refresh(...args: string[]): Promise<CliRun> {
    return this.run("refresh", "--yes", "--skip-preview", ...args);
  }

  destroy(): Promise<CliRun> {
    return this.run("destroy", "--yes", "--skip-preview");
  }

  /** The stack's outputs; secrets in plain. */
  outputs(): Record<string, unknown> {
    return JSON.parse(this.must("stack", "output", "--json", "--show-secrets"));
  }

  /** The state as the CLI exports it; secrets are encrypted. */
  state(): string {
    return this.must("stack", "export");
  }

  /** URNs of the resources in the state. */
  urns(): string[] {
    const { deployment } = JSON.parse(this.state());
    return (deployment.resources ?? []).map((resource: { urn: string }) => resource.urn);
  }

  setConfig(key: string, value: string): void {
    this.must("config", "set", key, value);
  }

  setSecret(key: string, value: string): void {
    this.must("config", "set", "--secret", key, value);
  }

  /** Runs the CLI, asynchronously so that a test can act meanwhile. */
  run(...args: string[]): Promise<CliRun> {
    const { done } = this.start(...args);
    return done;
  }

  /** Runs one of its commands that are not about a stack. */
  runWithoutStack(...args: string[]): Promise<CliRun> {
    return this.spawn([...args, "--non-interactive"]).done;
  }

  /** Starts the CLI and gives a handle on its process. */
  start(...args: string[]): StartedCli {
    return this.spawn([...args, "--non-interactive", "--stack", "test"]);
  }

  private spawn(args: readonly string[]): StartedCli {
    const started = Date.now();
    const child = spawn("pulumi", args, {
      cwd: this.folder,
      env: this.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let text = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += String(chunk)));
    const done = new Promise<CliRun>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => {
        resolve({ code: code ?? -1, text, seconds: (Date.now() - started) / 1000, counts: countsOf(text) });
      });
    });
    return { pid: child.pid, text: () => text, done };
  }

  /** Destroys what is there and removes the folder. Fails when anything was left in the state. */
  async dispose(): Promise<void> {
    const run = await this.destroy();
    const left = this.urns().filter((urn) => !urn.includes("pulumi:pulumi:Stack"));
    rmSync(this.folder, { recursive: true, force: true });
    if (run.code !== 0 || left.length > 0) throw new Error(`destroy left ${left.join(", ")}\n${run.text}`);
  }

  read(name: string): string {
    return readFileSync(join(this.folder, name), "utf8");
  }

  private must(...args: string[]): string {
    const run = spawnSync("pulumi", [...args, "--non-interactive"], {
      cwd: this.folder,
      env: this.env,
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
    });
    if (run.status !== 0) throw new Error(`pulumi ${args.join(" ")}: ${run.stderr}${run.stdout}`);
    return run.stdout;
  }
}

/** A program in JavaScript says so: half a second of every run goes by while the compiler is loaded. */
function runtimeOf(files: PulumiProjectOptions["files"]): string {
  return "index.js" in files ? "{ name: nodejs, options: { typescript: false } }" : "nodejs";
}

function countsOf(text: string): Record<string, number> {
  const counts: Record<string, number> = {};
  const summary = text.slice(text.lastIndexOf("Resources:"));
  for (const [, count, word] of summary.matchAll(/^\s+(?:[+~-]{1,2}\s)?\s*(\d+) (\w+)$/gm))
    counts[word ?? ""] = Number(count);
  return counts;
}
