import type { Deployment } from "@pulumi/pulumi/automation";
import { type Housekeeping, housekeeping } from "@pulumi-compose/docker-health";
import type { DeploymentTools } from "../deployment";
import type { StackState } from "./read-once";
import { entriesOf, withEntries } from "./state-entry";

/** A container that was to take over from others and was not good: it was stopped, and they go on. */
export interface GivenUp {
  readonly id: string;
  readonly name: string;
  /** Of those that go on, the ids. */
  readonly serving: readonly string[];
}

/**
 * Puts back what a failed update has replaced, where the old container goes on serving: the state has that again, as if nothing had
 * been tried, and the new one is removed.
 */
export async function putBack(
  stack: StackState,
  givenUp: readonly GivenUp[],
  say: DeploymentTools["say"],
  ask: () => Promise<Pick<Housekeeping, "removeContainer">> = housekeeping,
): Promise<void> {
  if (givenUp.length === 0) return;
  const exported = await stack.exportStack();
  const { deployment, done } = withOld(exported, givenUp);
  if (done.length === 0) return;
  await stack.importStack(deployment);
  // Only now: a container that the state has is looked for.
  const keeper = await ask();
  for (const { id, name } of done) {
    await keeper.removeContainer(id);
    say("info", `rolled back: ${name} was removed, and the state has the container that goes on serving`);
  }
}

/** The old ones in the places of the new ones, and which these were. */
function withOld(
  exported: Deployment,
  givenUp: readonly GivenUp[],
): { readonly deployment: Deployment; readonly done: readonly GivenUp[] } {
  const resources = [...entriesOf(exported)];
  const done: GivenUp[] = [];
  for (const one of givenUp) {
    const at = resources.findIndex(({ id, delete: goes }) => id === one.id && goes !== true);
    const old = resources.find(
      ({ id, urn, delete: goes }) =>
        goes === true && urn === resources[at]?.urn && id !== undefined && one.serving.includes(id),
    );
    if (at < 0 || !old) continue;
    const { delete: _, ...kept } = old;
    resources[at] = kept;
    resources.splice(resources.indexOf(old), 1);
    done.push(one);
  }
  return { deployment: withEntries(exported, resources), done };
}
