import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { commandsOf } from "../src/commands";
import { type Page, root } from "../src/pages";
import { sameOutput } from "../src/same-output";
import { type Step, stepsOf } from "../src/steps";
import { asRun, asShown } from "./other-names";
import { type Ran, Shell } from "./shell";

/** What came of a page. */
export interface Played {
  /** Commands that ran, hidden ones not counted. */
  readonly commands: number;
  /** Blocks that did not: where, and why. */
  readonly notRun: readonly string[];
}

const languages = new Set(["sh", "console"]);

/** Whether there is anything to run on a page. */
export function hasCommands({ text }: Page): boolean {
  return stepsOf(text).some((step) => step.kind === "fence" && languages.has(step.language));
}

/** Runs a page's commands in a scratch folder, in their order. Throws at the first that does not do what the page says. */
export async function playPage({ path, text }: Page, env: NodeJS.ProcessEnv): Promise<Played> {
  const folder = mkdtempSync(join(tmpdir(), "documentation-"));
  mkdirSync(join(folder, ".bin"));
  symlinkSync(join(root, "packages/cli/dist/main.js"), join(folder, ".bin/pulumi-compose"));
  chmodSync(join(root, "packages/cli/dist/main.js"), 0o755);
  const work = join(folder, "work");
  mkdirSync(work);
  const shell = new Shell(work, {
    ...env,
    PATH: `${join(folder, ".bin")}:${env.PATH}`,
    REPO: root,
    PULUMI_BACKEND_URL: "",
    PULUMI_CONFIG_PASSPHRASE: "docs",
    NO_COLOR: "1",
    TERM: "dumb",
    COLUMNS: "80",
  });
  const page = new Player(path, work, shell);
  const steps = stepsOf(text);
  try {
    for (const step of steps) await page.play(step);
    return { commands: page.commands, notRun: page.notRun };
  } finally {
    for (const step of steps) if (step.kind === "finally") await shell.run(asRun(step.value));
    shell.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

class Player {
  commands = 0;
  readonly notRun: string[] = [];
  private pending = new Map<string, string>();

  constructor(
    private readonly path: string,
    private readonly folder: string,
    private readonly shell: Shell,
  ) {}

  async play(step: Step): Promise<void> {
    const where = `${this.path}:${step.line}`;
    if (step.kind === "fence") {
      const pending = this.pending;
      this.pending = new Map();
      await this.fence(step.language, step.text, where, pending);
    } else if (step.kind === "run") expectCode(await this.shell.run(asRun(step.value)), "0", `${where}: ${step.value}`);
    else if (step.kind === "same") this.same(step.value, where);
    else this.pending.set(step.kind, step.value);
  }

  private async fence(language: string, text: string, where: string, pending: ReadonlyMap<string, string>) {
    const file = pending.get("file");
    if (file !== undefined) {
      mkdirSync(dirname(join(this.folder, file)), { recursive: true });
      writeFileSync(join(this.folder, file), asRun(text));
    }
    if (!languages.has(language)) return;
    const why = pending.get("not run");
    if (why !== undefined) {
      if (why.trim().length < 5) throw new Error(`${where} is not run, and does not say why`);
      this.notRun.push(`${where}: ${why}`);
      return;
    }
    const commands = commandsOf(language, text);
    for (const [index, { text: command, output }] of commands.entries()) {
      const wanted = index === commands.length - 1 ? (pending.get("exit") ?? "0") : "0";
      const ran = await this.shell.run(asRun(command));
      this.commands += 1;
      expectCode(ran, wanted, `${where}: ${command}`);
      const actual = asShown(ran.output);
      if (output !== undefined && !sameOutput(output, actual))
        throw new Error(
          `${where}: ${command}\nprinted another text than the page shows:\n${actual}\nThe page:\n${output}`,
        );
    }
  }

  /** Two files that must be the same: one that a command made, and one of the repository. `UPDATE_DOCS=1` copies. */
  private same(value: string, where: string): void {
    const [made = "", kept = ""] = value.trim().split(/\s+/);
    const text = asShown(readFileSync(join(this.folder, made), "utf8"));
    if (process.env.UPDATE_DOCS) writeFileSync(join(root, kept), text);
    if (readFileSync(join(root, kept), "utf8") !== text)
      throw new Error(`${where}: ${kept} is not what the command makes now; UPDATE_DOCS=1 writes it anew`);
  }
}

/** `failure` is any code but 0: which one depends on the version of a tool. */
function expectCode({ code, output }: Ran, wanted: string, what: string): void {
  if (wanted === "failure" ? code === 0 : code !== Number(wanted))
    throw new Error(`${what}\nended with ${code}, not ${wanted}:\n${asShown(output)}`);
}
