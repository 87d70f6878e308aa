import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface Result {
  readonly code: number | null;
  /** Standard output and error, as they came. */
  readonly output: string;
}

const ROOT = join(__dirname, "../../../..");

/** A Pulumi project in a folder of its own, with a backend of its own, run by the tool chain's CLI. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), "language-host-e2e-"));

  /** @param files paths below the folder to contents; `Pulumi.yaml` gets a default. */
  constructor(files: Readonly<Record<string, string>>) {
    mkdirSync(join(this.folder, "backend"));
    const all = { "Pulumi.yaml": "name: tiny\nruntime: nodejs\nmain: index.js\n", ...files };
    for (const [path, content] of Object.entries(all)) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true });
      writeFileSync(join(this.folder, path), content);
    }
  }

  /** Gives a folder of the project the repository's SDK. */
  linkSdk(below = "."): this {
    const scope = join(this.folder, below, "node_modules/@pulumi");
    mkdirSync(scope, { recursive: true });
    symlinkSync(join(ROOT, "node_modules/@pulumi/pulumi"), join(scope, "pulumi"));
    return this;
  }

  start(...args: string[]): { readonly child: ChildProcess; readonly ended: Promise<Result> } {
    const child = spawn("pulumi", [...args, "--non-interactive"], {
      cwd: this.folder,
      env: {
        ...process.env,
        PULUMI_BACKEND_URL: `file://${join(this.folder, "backend")}`,
        PULUMI_CONFIG_PASSPHRASE: "e2e",
      },
    });
    let output = "";
    child.stdout.on("data", (data: Buffer) => {
      output += data.toString();
    });
    child.stderr.on("data", (data: Buffer) => {
      output += data.toString();
    });
    const ended = new Promise<Result>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (code) => resolve({ code, output }));
    });
    return { child, ended };
  }

  pulumi(...args: string[]): Promise<Result> {
    return this.start(...args).ended;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
