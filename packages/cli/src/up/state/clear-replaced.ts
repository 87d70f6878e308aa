import { type Housekeeping, housekeeping } from "@pulumi-compose/docker-health";
import type { StackState } from "./read-once";
import { entriesOf, isContainer, type StateEntry, withEntries } from "./state-entry";

type Keeper = Pick<Housekeeping, "snapshot" | "removeContainer">;

/**
 * Removes the containers that others have taken over from. Pulumi deletes them itself at the end of an update, but for those that
 * something depends on which the update leaves as it is.
 *
 * @param excluded URNs of what it has left as it is: whoever serves of that goes on
 */
export async function clearReplaced(
  stack: StackState,
  excluded: ReadonlySet<string>,
  ask: () => Promise<Keeper> = housekeeping,
): Promise<void> {
  const exported = await stack.exportStack();
  const resources = entriesOf(exported);
  const replaced = replacedContainers(resources).filter(({ urn }) => !excluded.has(urn));
  if (replaced.length === 0) return;
  const keeper = await ask();
  const ids = new Set<string>();
  for (const { id } of replaced) {
    const found = await keeper.snapshot(id);
    if (!isServing(found?.state.status)) ids.add(id);
  }
  if (ids.size === 0) return;
  const kept = resources.filter((one) => !(one.delete === true && ids.has(String(one.id))));
  await stack.importStack(withEntries(exported, kept));
  // Only now: of those that no state has the next update removes what this one could not.
  for (const id of ids) await keeper.removeContainer(id);
}

/** Containers that are still to be deleted, where another has their place. */
function replacedContainers(
  resources: readonly StateEntry[],
): readonly { readonly urn: string; readonly id: string }[] {
  const containers = resources.filter(isContainer);
  const there = new Set(containers.filter((one) => one.delete !== true).map(({ urn }) => urn));
  return containers.flatMap(({ urn, id, delete: goes }) =>
    goes === true && there.has(urn) && id !== undefined ? [{ urn, id }] : [],
  );
}

function isServing(status = ""): boolean {
  return ["running", "paused", "restarting"].includes(status);
}
