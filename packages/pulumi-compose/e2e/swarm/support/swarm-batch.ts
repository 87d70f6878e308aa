import { StackBatch } from "../../corpus/stack-batch";
import type { PulumiProject } from "../../support/pulumi-project";
import type { SwarmCandidate } from "./swarm-candidate";
import { swarmLeftovers } from "./swarm-state";

/** Several projects as one stack on a swarm. */
export class SwarmBatch extends StackBatch<SwarmCandidate> {
  protected override readonly args = 'target: "swarm"';

  protected of(candidates: readonly SwarmCandidate[]): SwarmBatch {
    return new SwarmBatch(this.engine, candidates);
  }

  protected leftovers({ name }: SwarmCandidate): Promise<string[]> {
    return swarmLeftovers(this.engine.docker, name);
  }

  protected override async end(project: PulumiProject): Promise<void> {
    // A task that does not end by itself makes the plugin's Delete fail once; what is left then goes after a refresh.
    const destroyed = await project.destroy();
    if (destroyed.code !== 0) await project.refresh();
    await project.dispose();
  }
}
