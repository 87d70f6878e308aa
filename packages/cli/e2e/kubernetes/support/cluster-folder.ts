import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type ClusterClient, givenCluster } from "@pulumi-compose-tools/cluster";
import { isAlive, processesOf } from "../../../../pulumi-compose/e2e/support/processes-of";

const MAIN = resolve(__dirname, "../../../dist/main.js");

interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly until?: RegExp;
  /** Undefined: none is named. Absent: the cluster. */
  readonly target?: string | undefined;
}

function killAll(pid: number): void {
  const all = [pid, ...processesOf(pid).map((one) => one.pid)];
  for (const one of all) if (isAlive(one)) process.kill(one, "SIGKILL");
}

/** What a run of the command came to. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
}

/** An object of the API, as far as tests look at it. */
export interface Found {
  readonly metadata: {
    readonly name: string;
    readonly uid: string;
    readonly labels?: Record<string, string>;
    readonly annotations?: Record<string, string>;
  };
  readonly status?: Record<string, unknown>;
}

/** A folder with a compose file, whose project is in the cluster that the test file was given. */
export class ClusterFolder {
  readonly path: string;
  readonly cluster: ClusterClient = givenCluster();

  constructor(readonly project: string) {
    this.path = mkdtempSync(join(tmpdir(), `${project}-`));
  }

  write(file: string): void {
    writeFileSync(join(this.path, "compose.yaml"), `name: ${this.project}\n${file}`);
  }

  /** Runs `pulumi-compose COMMAND --target kubernetes`. */
  run(command: string, ...args: string[]): Promise<Run> {
    return this.#run([command, ...args], {});
  }

  /** Runs `pulumi-compose COMMAND` with another target, or with none. */
  runAt(target: string | undefined, command: string, ...args: string[]): Promise<Run> {
    return this.#run([command, ...args], { target });
  }

  /** The same in another environment. */
  runWith(env: NodeJS.ProcessEnv, command: string, ...args: string[]): Promise<Run> {
    return this.#run([command, ...args], { env });
  }

  /** The same; once it has printed this, it is killed (SIGKILL) with all that it has started. The code is null then. */
  runUntil(printed: RegExp, command: string, ...args: string[]): Promise<Run> {
    return this.#run([command, ...args], { until: printed });
  }

  #run([command = "", ...args]: readonly string[], options: RunOptions): Promise<Run> {
    const { env: more, until, target } = { target: "kubernetes", ...options };
    const { PULUMI_BACKEND_URL: _, PULUMI_CONFIG_PASSPHRASE: __, ...env } = this.cluster.env;
    const began = Date.now();
    return new Promise((done, fail) => {
      const child = spawn(
        process.execPath,
        [MAIN, command, ...(target === undefined ? [] : ["--target", target]), ...args],
        {
          cwd: this.path,
          env: { ...env, ...more },
          stdio: ["ignore", "pipe", "pipe"],
        },
      );
      const told = { stdout: "", stderr: "" };
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        told.stdout += text;
        if (until?.test(told.stdout)) killAll(child.pid ?? 0);
      });
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        told.stderr += text;
      });
      child.once("error", fail);
      child.once("close", (code) => done({ code, ...told, seconds: (Date.now() - began) / 1000 }));
    });
  }

  /** The objects of a kind in the project's namespace. */
  async objects(kind: string): Promise<readonly Found[]> {
    const list = await this.cluster.get(kind, "--namespace", this.project);
    // A list of the API has its objects there.
    return (list as { readonly items: readonly Found[] }).items;
  }

  async names(kind: string): Promise<readonly string[]> {
    return (await this.objects(kind)).map(({ metadata }) => metadata.name).sort();
  }

  /** Whether the project's namespace is there. */
  async isThere(): Promise<boolean> {
    const names = await this.cluster.kubectl("get", "namespaces", "-o", "jsonpath={.items[*].metadata.name}");
    return names.split(" ").includes(this.project);
  }

  /** Takes away whatever is left. */
  async clear(): Promise<void> {
    rmSync(this.path, { recursive: true, force: true });
    await this.cluster.kubectl("delete", "namespace", this.project, "--ignore-not-found", "--wait=false");
  }
}
