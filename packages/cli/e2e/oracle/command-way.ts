import { mkdirSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { toolchain } from "../../../pulumi-compose/e2e/support/toolchain";
import { gateReport } from "./gate-report";
import type { OracleProject } from "./oracle-project";
import { runCommand } from "./run-command";
import { type StateResource, stateResources } from "./state-resources";
import type { UpRun } from "./up-run";
import type { Ended, Way } from "./way";

const MAIN = resolve(__dirname, "../../dist/main.js");

/** A line of `--json`, as far as it matters here. */
interface Line {
  readonly type: string;
  readonly kind?: string;
  readonly service?: string;
  readonly condition?: string;
  readonly status?: string;
  readonly op?: string;
  readonly severity?: string;
  readonly message?: string;
}

/** `pulumi-compose up`: the file alone. */
export class CommandWay implements Way {
  readonly kind = "pulumi-compose up";
  readonly folder: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #options: readonly string[];

  constructor(
    readonly project: string,
    { probe, deadlineMs }: OracleProject,
  ) {
    this.folder = mkdtempSync(join(tmpdir(), `${project}-`));
    mkdirSync(join(this.folder, "switch"));
    const { PULUMI_BACKEND_URL: _, PULUMI_CONFIG_PASSPHRASE: __, ...env } = toolchain() ?? {};
    this.#env = env;
    this.#options = ["--probe", probe, ...(deadlineMs === undefined ? [] : ["--deadline", `${deadlineMs}ms`])];
  }

  up(limitMs: number): Promise<UpRun> {
    return this.#up([], limitMs);
  }

  fullUp(limitMs: number): Promise<UpRun> {
    return this.#up(["--full"], limitMs);
  }

  async #up(more: readonly string[], limitMs: number): Promise<UpRun> {
    const run = await this.#run(["up", "--json", ...more, ...this.#options], limitMs);
    const lines = run.stdout.split("\n").flatMap((line): Line[] => (line.startsWith("{") ? [JSON.parse(line)] : []));
    const gates = lines.filter(({ type }) => type === "gate");
    const reports = lines.flatMap(({ type, status, severity, message = "" }) => {
      const level = type === "gate" && status === "failed" ? "error" : type === "diagnostic" ? severity : undefined;
      return (level === "error" || level === "warning" ? gateReport(level, message) : undefined) ?? [];
    });
    const operations: Record<string, number> = {};
    for (const { type, kind, status, op = "" } of lines) {
      if (type !== "resource" || status !== "done" || kind === "project" || kind === "service") continue;
      operations[op] = (operations[op] ?? 0) + 1;
    }
    return {
      code: run.code,
      reports,
      passed: new Set(
        gates.filter(({ status }) => status === "passed").map(({ service, condition }) => `${service} ${condition}`),
      ),
      operations,
      text: `${lines.map(({ message = "" }) => message).join("\n")}\n${run.stdout}\n${run.stderr}`,
      seconds: run.seconds,
    };
  }

  async down(limitMs: number): Promise<Ended> {
    const { code, stdout, stderr } = await this.#run(["down", "--json"], limitMs);
    return { code, text: `${stdout}\n${stderr}` };
  }

  state(): readonly StateResource[] {
    return stateResources(join(this.folder, ".pulumi-compose/.pulumi/stacks/pulumi-compose", `${this.project}.json`));
  }

  #run(args: readonly string[], limitMs: number) {
    return runCommand(process.execPath, [MAIN, ...args, "--project-name", this.project], {
      cwd: this.folder,
      env: this.#env,
      limitMs,
    });
  }
}
