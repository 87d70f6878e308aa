import type { OwnEngine } from "@pulumi-compose-tools/swarm-bench";
import { bigState } from "../support/big-state";
import { type CliRun, PulumiProject } from "../support/pulumi-project";

/** A compose file that can be brought up beside others. */
export interface BatchMember {
  readonly file: string;
  /** The project's name. */
  readonly name: string;
  /** The file and an override that gives it images that are there. */
  readonly paths: readonly [string, string];
}

/** Several projects as one stack: brought up, looked at, brought up again, refreshed, brought up again, destroyed. */
export abstract class StackBatch<Member extends BatchMember> {
  private readonly problems = new Map<string, string[]>();

  constructor(
    protected readonly engine: OwnEngine,
    private readonly members: readonly Member[],
  ) {}

  /**
   * @returns what was wrong, by file. When a stack fails, the files whose rows say why are taken out of it; where none
   * does, it is halved until the file is found that fails alone.
   */
  async run(): Promise<ReadonlyMap<string, readonly string[]>> {
    const project = new PulumiProject({
      name: "pcc-batch",
      env: { DOCKER_HOST: this.engine.host, ...bigState },
      files: { "index.js": this.program() },
    });
    let failure: string | undefined;
    try {
      failure = failed("up", await project.up());
      if (failure === undefined) {
        for (const member of this.members) this.note(member, ...(await this.look(member)));
        failure =
          failed("second up", await project.up("--expect-no-changes")) ??
          failed("refresh", await project.refresh("--expect-no-changes")) ??
          failed("up after refresh", await project.up("--expect-no-changes"));
      }
    } finally {
      await this.end(project);
    }
    for (const member of this.members) {
      const left = await this.leftovers(member);
      if (left.length > 0) this.note(member, `destroy left ${left.join(", ")}`);
    }
    if (failure !== undefined) await this.find(failure);
    return this.problems;
  }

  /** More arguments of each component, as source text. */
  protected readonly args: string = "";

  /** What is wrong with a project that has come up. */
  protected async look(_member: Member): Promise<readonly string[]> {
    return [];
  }

  /** Destroys the stack. */
  protected async end(project: PulumiProject): Promise<void> {
    await project.dispose();
  }

  /** Names of what a project has left on the engine. */
  protected abstract leftovers(member: Member): Promise<readonly string[]>;

  /** The same with other members. */
  protected abstract of(members: readonly Member[]): StackBatch<Member>;

  private program(): string {
    const lines = this.members.map(
      ({ name, paths }) =>
        `new ComposeProject("${name}", { files: ${JSON.stringify(paths)}, projectName: "${name}", ${this.args} });\n`,
    );
    return `const { ComposeProject } = require("pulumi-compose");\n${lines.join("")}`;
  }

  private async find(failure: string): Promise<void> {
    const [only, ...others] = this.members;
    if (only && others.length === 0) {
      this.note(only, failure);
      return;
    }
    // What a failed stack showed says little: those that are not to blame show it again.
    this.problems.clear();
    const rest: Member[] = [];
    for (const member of this.members) {
      const error = errorOf(member, failure);
      if (error === undefined) rest.push(member);
      else this.note(member, error);
    }
    const middle = rest.length < this.members.length ? rest.length : Math.ceil(rest.length / 2);
    for (const part of [rest.slice(0, middle), rest.slice(middle)]) {
      if (part.length === 0) continue;
      for (const [file, found] of await this.of(part).run()) this.problems.set(file, [...found]);
    }
  }

  private note({ file }: Member, ...found: string[]): void {
    if (found.length > 0) this.problems.set(file, [...(this.problems.get(file) ?? []), ...found]);
  }
}

/** What a failed run says on the rows of a project's resources. The plugin puts a line above what it says. */
function errorOf({ name }: BatchMember, text: string): string | undefined {
  return new RegExp(`\\(${name}[-_][^)]*\\):\\s+error:\\s*(?:\\d+ errors? occurred:\\s*\\*\\s*)?([^\\n]*)`).exec(
    text,
  )?.[1];
}

function failed(step: string, run: CliRun): string | undefined {
  // A run that only found changes has no diagnostics: then all that it said counts.
  const said = run.text.slice(Math.max(0, run.text.lastIndexOf("Diagnostics:")));
  return run.code === 0 ? undefined : `${step} failed: ${said}`;
}
