import type { Deployment } from "@pulumi/pulumi/automation";
import { type StateResource, stateResources } from "../../resources/state-resource";
import type { CommandTarget } from "../../targets/command-target";
import { commandTargets } from "../../targets/command-targets";
import type { DeploymentTools } from "../deployment";
import { otherTarget } from "./other-target";
import type { StackState } from "./read-once";
import { entriesOf, type StateEntry, withEntries } from "./state-entry";

/** What a `down` has kept at a target. */
export interface KeptAt {
  readonly urn: string;
  readonly target: CommandTarget;
  /** Its kind and its name there. */
  readonly what: string;
  /** Behind "stays". */
  readonly where: string;
  /** The command that deletes it by hand. */
  readonly deletes: string;
}

/** What a `down` has kept, or would keep, at the targets that are like this. */
export function keptAt(
  resources: readonly Pick<StateResource, "urn" | "type" | "id">[],
  isMeant: (target: CommandTarget) => boolean,
): readonly KeptAt[] {
  return resources.flatMap(({ urn, type, id }) =>
    commandTargets.filter(isMeant).flatMap((target) => {
      const { where = "", kinds = {} } = target.kept ?? {};
      const words = kinds[type]?.(id);
      return words ? [{ urn, target, where, ...words }] : [];
    }),
  );
}

/**
 * What a `down` of other targets has kept, and an `up` with this one has to let go of: the program does not have it, so that Pulumi would
 * delete it. Empty where something runs there still, since such an `up` is refused.
 */
export function keptElsewhere(exported: Deployment, target: string): readonly KeptAt[] {
  const resources = stateResources(exported.deployment);
  return otherTarget(resources, target) ? [] : keptAt(resources, ({ name }) => name !== target);
}

/** What is said of one that is let go of. */
export function letGoText({ what, where, deletes, target }: KeptAt): string {
  return `${what} stays ${where}, and is no longer looked after: \`up --target ${target.name}\` takes it again, once this is down (\`${deletes}\` deletes it)`;
}

/** An exported state without these, on which nothing depends any more. What they stand for is not touched. */
export function withoutKept(exported: Deployment, kept: readonly Pick<KeptAt, "urn">[]): Deployment {
  const gone = new Set(kept.map(({ urn }) => urn));
  if (gone.size === 0) return exported;
  const left = (urns: readonly string[]) => urns.filter((urn) => !gone.has(urn));
  const entries = entriesOf(exported).filter(({ urn }) => !gone.has(urn));
  return withEntries(
    exported,
    entries.map(({ deletedWith, ...entry }: StateEntry & { readonly deletedWith?: string }) => ({
      ...entry,
      ...(deletedWith !== undefined && !gone.has(deletedWith) && { deletedWith }),
      ...(entry.dependencies && { dependencies: left(entry.dependencies) }),
      ...(entry.propertyDependencies && {
        propertyDependencies: Object.fromEntries(
          Object.entries(entry.propertyDependencies).map(([key, urns]) => [key, left(urns ?? [])]),
        ),
      }),
    })),
  );
}

/**
 * Takes out of a stack's state what a `down` of other targets has kept, and says of each that it stays there. Going back finds it: an
 * engine gives the volume that it has under a name, and a cluster's plugin applies what it creates.
 */
export async function letGoOfKept(stack: StackState, target: string, say: DeploymentTools["say"]): Promise<void> {
  const exported = await stack.exportStack();
  const kept = keptElsewhere(exported, target);
  if (kept.length === 0) return;
  // A lock that is in the way is told of by this: what is said before would be said again.
  await stack.importStack(withoutKept(exported, kept));
  for (const one of kept) say("warning", letGoText(one));
}
