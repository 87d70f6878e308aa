import { differences } from "./compare-inspect";
import type { Candidate } from "./compose-peer";
import { inspectProject } from "./inspect-project";
import { StackBatch } from "./stack-batch";

/** Several projects as one stack, whose containers are compared with docker compose's. */
export class PulumiBatch extends StackBatch<Candidate> {
  protected of(candidates: readonly Candidate[]): PulumiBatch {
    return new PulumiBatch(this.engine, candidates);
  }

  protected async leftovers({ name }: Candidate): Promise<string[]> {
    return [...(await inspectProject(this.engine.docker, name)).keys()];
  }

  protected override async look(candidate: Candidate): Promise<string[]> {
    const ours = await inspectProject(this.engine.docker, candidate.name);
    const names = (containers: ReadonlyMap<string, unknown>) => [...containers.keys()].sort().join(", ");
    const found: string[] = [];
    if (names(ours) !== names(candidate.theirs)) {
      found.push(`containers ${names(candidate.theirs)} → ${names(ours)}`);
    }
    for (const [container, theirs] of candidate.theirs) {
      const other = ours.get(container);
      if (other) found.push(...differences(theirs, other, candidate.uploads).map((line) => `${container} ${line}`));
    }
    return found;
  }
}
