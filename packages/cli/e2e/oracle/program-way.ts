import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { PulumiProject } from "../../../pulumi-compose/e2e/support/pulumi-project";
import { toolchain } from "../../../pulumi-compose/e2e/support/toolchain";
import { gateReport } from "./gate-report";
import type { OracleProject } from "./oracle-project";
import { runCommand } from "./run-command";
import { type StateResource, stateResources } from "./state-resources";
import type { UpRun } from "./up-run";
import type { Ended, Way } from "./way";

/** An event of Pulumi's engine, as far as it matters here. */
interface EngineEvent {
  readonly diagnosticEvent?: { readonly severity: string; readonly message: string; readonly ephemeral?: boolean };
  readonly resOutputsEvent?: { readonly metadata: { readonly op: string; readonly type: string } };
}

/** `pulumi up` of a program that has nothing but the component. */
export class ProgramWay implements Way {
  readonly kind = "pulumi up";
  readonly folder: string;

  constructor(
    readonly project: string,
    { probe, deadlineMs }: OracleProject,
  ) {
    const args = { file: "compose.yaml", probe, ...(deadlineMs !== undefined && { deadlineMs }) };
    const { folder } = new PulumiProject({
      name: project,
      files: {
        "index.js": `const { ComposeProject } = require("pulumi-compose");\nnew ComposeProject("${project}", ${JSON.stringify(args)});\n`,
      },
    });
    this.folder = folder;
    mkdirSync(join(folder, "switch"));
  }

  async up(limitMs: number): Promise<UpRun> {
    const log = join(this.folder, "events");
    rmSync(log, { force: true });
    const run = await this.#run(["up", "--event-log", log], limitMs);
    const events = readFileSync(log, "utf8")
      .split("\n")
      .flatMap((line): EngineEvent[] => (line === "" ? [] : [JSON.parse(line)]));
    const said = events.flatMap(({ diagnosticEvent }) =>
      diagnosticEvent === undefined || diagnosticEvent.ephemeral ? [] : [diagnosticEvent],
    );
    const reports = said.flatMap(({ severity, message }) => {
      const plain = message.replace(/<\{%[^%]*%\}>/g, "").replace(/^(?:error|warning): /, "");
      return (severity === "error" || severity === "warning" ? gateReport(severity, plain) : undefined) ?? [];
    });
    const operations: Record<string, number> = {};
    for (const { resOutputsEvent } of events) {
      const { op = "", type = "" } = resOutputsEvent?.metadata ?? {};
      if (type.startsWith("docker:")) operations[op] = (operations[op] ?? 0) + 1;
    }
    return {
      code: run.code,
      reports,
      passed: undefined,
      operations,
      text: `${said.map(({ message }) => message).join("\n")}\n${run.stdout}\n${run.stderr}`,
      seconds: run.seconds,
    };
  }

  async down(limitMs: number): Promise<Ended> {
    const { code, stdout, stderr } = await this.#run(["destroy"], limitMs);
    return { code, text: `${stdout}\n${stderr}` };
  }

  state(): readonly StateResource[] {
    return stateResources(join(this.folder, ".backend/.pulumi/stacks", this.project, "test.json"));
  }

  #run(args: readonly string[], limitMs: number) {
    const env = {
      ...toolchain(),
      PULUMI_BACKEND_URL: `file://${join(this.folder, ".backend")}`,
      PULUMI_CONFIG_PASSPHRASE: "test",
      // For `--event-log`, as the Automation API does.
      PULUMI_DEBUG_COMMANDS: "true",
    };
    return runCommand("pulumi", [...args, "--yes", "--skip-preview", "--non-interactive", "--stack", "test"], {
      cwd: this.folder,
      env,
      limitMs,
    });
  }
}
