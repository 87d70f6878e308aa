import type { OwnEngine } from "../../../../tools/docker-plugin/e2e/own-engine";
import { type CliRun, PulumiProject } from "../support/pulumi-project";
import { differences } from "./compare-inspect";
import type { Candidate } from "./compose-peer";
import { inspectProject } from "./inspect-project";

/** Several projects as one stack: brought up, compared, brought up again, refreshed, brought up again, destroyed. */
export class PulumiBatch {
  private readonly problems = new Map<string, string[]>();

  constructor(
    private readonly engine: OwnEngine,
    private readonly candidates: readonly Candidate[],
  ) {}

  /** @returns what was wrong, by file. A stack that fails is halved until the file is found that fails alone. */
  async run(): Promise<ReadonlyMap<string, readonly string[]>> {
    const project = new PulumiProject({
      name: "pcc-batch",
      env: { DOCKER_HOST: this.engine.host },
      files: { "index.js": program(this.candidates) },
    });
    let failure: string | undefined;
    try {
      failure = failed("up", await project.up());
      if (failure === undefined) {
        for (const candidate of this.candidates) await this.compare(candidate);
        failure =
          failed("second up", await project.up("--expect-no-changes")) ??
          failed("refresh", await project.refresh("--expect-no-changes")) ??
          failed("up after refresh", await project.up("--expect-no-changes"));
      }
    } finally {
      await project.dispose();
    }
    for (const candidate of this.candidates) {
      const left = await inspectProject(this.engine.docker, candidate.name);
      if (left.size > 0) this.note(candidate, `destroy left ${[...left.keys()].join(", ")}`);
    }
    if (failure !== undefined) await this.find(failure);
    return this.problems;
  }

  private async compare(candidate: Candidate): Promise<void> {
    const ours = await inspectProject(this.engine.docker, candidate.name);
    const names = (containers: ReadonlyMap<string, unknown>) => [...containers.keys()].sort().join(", ");
    if (names(ours) !== names(candidate.theirs)) {
      this.note(candidate, `containers ${names(candidate.theirs)} → ${names(ours)}`);
    }
    for (const [container, theirs] of candidate.theirs) {
      const other = ours.get(container);
      if (other)
        this.note(candidate, ...differences(theirs, other, candidate.uploads).map((line) => `${container} ${line}`));
    }
  }

  private async find(failure: string): Promise<void> {
    const [only, ...others] = this.candidates;
    if (only && others.length === 0) {
      this.note(only, failure);
      return;
    }
    this.problems.clear();
    const middle = Math.ceil(this.candidates.length / 2);
    for (const half of [this.candidates.slice(0, middle), this.candidates.slice(middle)]) {
      for (const [file, found] of await new PulumiBatch(this.engine, half).run()) this.problems.set(file, [...found]);
    }
  }

  private note({ file }: Candidate, ...found: string[]): void {
    if (found.length > 0) this.problems.set(file, [...(this.problems.get(file) ?? []), ...found]);
  }
}

function program(candidates: readonly Candidate[]): string {
  const lines = candidates.map(
    ({ name, paths }) =>
      `new ComposeProject("${name}", { files: ${JSON.stringify(paths)}, projectName: "${name}" });\n`,
  );
  return `const { ComposeProject } = require("pulumi-compose");\n${lines.join("")}`;
}

function failed(step: string, run: CliRun): string | undefined {
  return run.code === 0 ? undefined : `${step} failed: ${run.text.slice(-3000)}`;
}
