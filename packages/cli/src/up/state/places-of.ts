import type { StateResource } from "../../resources/state-resource";
import type { CommandTarget } from "../../targets/command-target";
import { commandTargets } from "../../targets/command-targets";

/** A target on which a stack has something that runs a service. */
export interface StackOn {
  readonly target: CommandTarget;
  /** In Pulumi. */
  readonly names: readonly string[];
}

/** Where a stack runs, by its state; empty: nowhere. */
export function placesOf(resources: readonly Pick<StateResource, "type" | "name">[]): readonly StackOn[] {
  return commandTargets.flatMap((target) => {
    const names = resources.filter(({ type }) => target.runner.types.includes(type)).map(({ name }) => name);
    return names.length === 0 ? [] : [{ target, names }];
  });
}

/** Some of what runs there. */
export function namesOf({ names }: StackOn): string {
  return `${names.slice(0, 3).join(", ")}${names.length > 3 ? ", …" : ""}`;
}
