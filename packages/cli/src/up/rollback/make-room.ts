import {
  type CommonClaim,
  claimsInCommon,
  type Housekeeping,
  type ServiceContainer,
} from "@pulumi-compose/docker-health";
import { claimsOf } from "@pulumi-compose/project";
import type { DeploymentTools } from "../deployment";
import { isContainer, nameOf, type StateEntry } from "../state/state-entry";

/**
 * Takes from the containers of a failed update what those need that are put back: a name, a port, an address, a volume to write to.
 * They stay until Pulumi deletes them, by their ids.
 *
 * @param back containers as they were
 * @param now those that there are instead
 */
export async function makeRoom(
  back: readonly StateEntry[],
  now: readonly StateEntry[],
  containers: readonly ServiceContainer[],
  { keeper, say }: { readonly keeper: Pick<Housekeeping, "setAside">; readonly say: DeploymentTools["say"] },
): Promise<void> {
  for (const other of now.filter(isContainer)) {
    const found = containers.find(({ id }) => id === other.id);
    // The one in the very place goes first anyway, or is one that it is made beside.
    const wanted = back.filter((entry) => isContainer(entry) && entry.urn !== other.urn);
    const old = back.find(({ urn }) => urn === other.urn);
    const common = wanted.flatMap((entry) => onlyNow(entry, other, old));
    if (!found || common.length === 0) continue;
    const isForItsName = common.every(({ kind }) => kind === "name");
    const name = await keeper.setAside(found.id, isForItsName ? {} : { stopWithin: found.stopTimeout });
    const what = [...new Set(common.map((claim) => claim.what))].join(", ");
    say("info", `${nameOf(other)}: set aside as ${name}, as ${what} is needed for what is put back`);
  }
}

/** What a container needs that another has; but not what both had before: that they have together. */
function onlyNow(wanted: StateEntry, other: StateEntry, old: StateEntry | undefined): readonly CommonClaim[] {
  const claims = claimsOf(wanted.inputs ?? {});
  const before = new Set(old ? claimsInCommon(claims, claimsOf(old.inputs ?? {})).map(({ what }) => what) : []);
  return claimsInCommon(claims, claimsOf(other.inputs ?? {})).filter(({ what }) => !before.has(what));
}
