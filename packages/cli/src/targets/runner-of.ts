import type { ResourceKind } from "../resources/resource-kind";
import type { Runner } from "./command-target";
import { commandTargets } from "./command-targets";

/** What runs a service, by the kind of resource that it is; undefined of what runs none. */
export function runnerOf(kind: ResourceKind): Runner | undefined {
  return commandTargets.find(({ runner }) => runner.kind === kind)?.runner;
}

/** The same by Pulumi's type of it. */
export function runnerOfType(type: string): Runner | undefined {
  return commandTargets.find(({ runner }) => runner.types.includes(type))?.runner;
}
