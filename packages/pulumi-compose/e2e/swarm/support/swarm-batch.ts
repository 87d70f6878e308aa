import type { OwnEngine } from "@pulumi-compose-tools/swarm-bench";
import { type CliRun, PulumiProject } from "../../support/pulumi-project";
import type { SwarmCandidate } from "./swarm-candidate";
import { swarmLeftovers } from "./swarm-state";

/** Several projects as one stack on a swarm: brought up, brought up again, refreshed, brought up again, destroyed. */
export class SwarmBatch {
  private readonly problems = new Map<string, string>();

  constructor(
    private readonly manager: OwnEngine,
    private readonly candidates: readonly SwarmCandidate[],
  ) {}

  /**
   * @returns what was wrong, by file. When a stack fails, the files whose rows say why are taken out of it; where none
   * does, it is halved until the file is found that fails alone.
   */
  async run(): Promise<ReadonlyMap<string, string>> {
    const project = new PulumiProject({
      name: "pcf-batch",
      env: { DOCKER_HOST: this.manager.host },
      files: { "index.js": program(this.candidates) },
    });
    let failure: string | undefined;
    try {
      failure =
        failed("up", await project.up()) ??
        failed("second up", await project.up("--expect-no-changes")) ??
        failed("refresh", await project.refresh("--expect-no-changes")) ??
        failed("up after refresh", await project.up("--expect-no-changes"));
    } finally {
      // A task that does not end by itself makes the plugin's Delete fail once; what is left then goes after a refresh.
      const destroyed = await project.destroy();
      if (destroyed.code !== 0) await project.refresh();
      await project.dispose();
    }
    for (const { file, name } of this.candidates) {
      const left = await swarmLeftovers(this.manager.docker, name);
      if (left.length > 0) this.problems.set(file, `destroy left ${left.join(", ")}`);
    }
    if (failure !== undefined) await this.find(failure);
    return this.problems;
  }

  private async find(failure: string): Promise<void> {
    const [only, ...others] = this.candidates;
    if (only && others.length === 0) {
      this.problems.set(only.file, failure);
      return;
    }
    this.problems.clear();
    const guilty = this.candidates.filter((candidate) => errorOf(candidate, failure) !== undefined);
    if (guilty.length > 0) {
      for (const candidate of guilty) this.problems.set(candidate.file, errorOf(candidate, failure) ?? failure);
      await this.addProblemsOf(this.candidates.filter((candidate) => !guilty.includes(candidate)));
      return;
    }
    const middle = Math.ceil(this.candidates.length / 2);
    await this.addProblemsOf(this.candidates.slice(0, middle));
    await this.addProblemsOf(this.candidates.slice(middle));
  }

  private async addProblemsOf(candidates: readonly SwarmCandidate[]): Promise<void> {
    if (candidates.length === 0) return;
    for (const [file, found] of await new SwarmBatch(this.manager, candidates).run()) this.problems.set(file, found);
  }
}

function program(candidates: readonly SwarmCandidate[]): string {
  const lines = candidates.map(
    ({ name, paths }) =>
      `new ComposeProject("${name}", { files: ${JSON.stringify(paths)}, projectName: "${name}", target: "swarm" });\n`,
  );
  return `const { ComposeProject } = require("pulumi-compose");\n${lines.join("")}`;
}

/** What a failed run says on the rows of a project's resources. The plugin puts a line above what it says. */
function errorOf({ name }: SwarmCandidate, text: string): string | undefined {
  return new RegExp(`\\(${name}[-_][^)]*\\):\\s+error:\\s*(?:\\d+ errors? occurred:\\s*\\*\\s*)?([^\\n]*)`).exec(
    text,
  )?.[1];
}

function failed(step: string, run: CliRun): string | undefined {
  // A run that only found changes has no diagnostics: then all that it said counts.
  const said = run.text.slice(Math.max(0, run.text.lastIndexOf("Diagnostics:")));
  return run.code === 0 ? undefined : `${step} failed: ${said}`;
}
