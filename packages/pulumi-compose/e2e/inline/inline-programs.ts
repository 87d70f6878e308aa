import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { linkModules } from "../support/link-modules";
import { toolchain } from "../support/toolchain";

/** Runs compose projects as inline programs of the Automation API, as many at a time as it is told to. */
const script = `
const { createInterface } = require("node:readline");
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const { ComposeProject } = require("pulumi-compose");

const tell = (line) => process.stdout.write(JSON.stringify(line) + "\\n");

async function run(operation, name) {
  const program = async () => void new ComposeProject(name, { file: name + "/compose.yaml" });
  const stack = await LocalWorkspace.createOrSelectStack(
    { projectName: name, stackName: "test", program },
    { workDir: name },
  );
  const onEvent = ({ diagnosticEvent: said }) => {
    if (said && said.severity !== "debug") tell({ stack: name, urn: said.urn ?? "", message: said.message });
  };
  const error = await stack[operation]({ onEvent }).then(() => "", (failure) => failure.message);
  tell({ stack: name, ended: operation, error });
}

createInterface({ input: process.stdin }).on("line", (line) => run(...line.split(" ")));
`;

/** What a stack's events say to people: progress, hints, errors. */
export interface Said {
  readonly stack: string;
  /** Empty: of no resource. */
  readonly urn: string;
  readonly message: string;
}

interface Ended {
  readonly stack: string;
  readonly ended: string;
  readonly error: string;
}

/** Compose projects that one process brings up, each as an inline program with a stack of its own. */
export class InlinePrograms {
  readonly said: Said[] = [];
  /** What the process printed that no stack was told. */
  readonly printed: string[] = [];
  private readonly ended: Ended[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), "pce-inline-"));
  private readonly child: ChildProcess;
  private errors = "";

  /** @param files compose files by the projects' names */
  constructor(files: Readonly<Record<string, string>>) {
    linkModules(this.folder);
    mkdirSync(join(this.folder, ".backend"));
    writeFileSync(join(this.folder, "index.js"), script);
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(this.folder, name));
      writeFileSync(join(this.folder, name, "compose.yaml"), text);
    }
    this.child = spawn(process.execPath, ["index.js"], {
      cwd: this.folder,
      env: {
        ...toolchain(),
        PULUMI_BACKEND_URL: `file://${join(this.folder, ".backend")}`,
        PULUMI_CONFIG_PASSPHRASE: "test",
      },
      stdio: "pipe",
    });
    this.child.stderr?.on("data", (chunk) => (this.errors += String(chunk)));
    if (this.child.stdout) createInterface({ input: this.child.stdout }).on("line", (line) => this.hear(line));
  }

  /** Tells the process to begin with an operation on a stack. */
  begin(operation: "up" | "destroy", stack: string): void {
    this.child.stdin?.write(`${operation} ${stack}\n`);
  }

  /** How an operation ended: empty when well, else the error. Undefined: not yet. */
  outcome(operation: "up" | "destroy", stack: string): string | undefined {
    if (this.child.exitCode !== null) throw new Error(`the process has ended: ${this.errors}`);
    return this.ended.find((one) => one.ended === operation && one.stack === stack)?.error;
  }

  async dispose(): Promise<void> {
    const exited = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill();
    await exited;
    rmSync(this.folder, { recursive: true, force: true });
  }

  private hear(line: string): void {
    if (!line.startsWith("{")) {
      this.printed.push(line);
      return;
    }
    const told: Said | Ended = JSON.parse(line);
    if ("ended" in told) this.ended.push(told);
    else this.said.push(told);
  }
}
