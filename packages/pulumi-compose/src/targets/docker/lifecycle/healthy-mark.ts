import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { StateContainers } from "./state-containers";

/** What Pulumi's engine keeps in the state for whoever asks: a resource of its own, of no plugin. */
const STASH = "pulumi:index:Stash";

/** What a mark says, in the state. */
interface Said {
  /** The id of the container in which all hooks have run. */
  readonly postHealthyOf: string;
}

/**
 * Registers the mark that a container's `post_healthy` hooks have run: a resource of Pulumi's own whose value is the container's id. It
 * gets into the state once `done` is there, and another container has another id.
 */
export function markHealthy(
  name: string,
  container: docker.Container,
  done: pulumi.Input<unknown>,
  parent: pulumi.Resource,
): pulumi.CustomResource {
  const input = pulumi.all([container.id, done]).apply(([postHealthyOf]): Said => ({ postHealthyOf }));
  return new pulumi.Stash(`${name}.post_healthy`, { input }, { parent });
}

/** The ids of the containers in which all hooks have run, by the state as the last update has left it. */
export async function markedContainers(state: Pick<StateContainers, "outputsOf">): Promise<ReadonlySet<string>> {
  // `output` is what a stash was made with, for ever.
  const marks = await state.outputsOf(STASH);
  return new Set(marks.flatMap(({ input }) => (isSaid(input) ? [input.postHealthyOf] : [])));
}

function isSaid(value: unknown): value is Said {
  return (
    typeof value === "object" && value !== null && "postHealthyOf" in value && typeof value.postHealthyOf === "string"
  );
}
