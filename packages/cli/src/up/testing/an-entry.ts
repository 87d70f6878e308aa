import { resourceTypes } from "../../resources/resource-types";
import type { StateEntry } from "../state/state-entry";

const provider = "u::docker::pulumi:providers:docker::default_5_2_0";

/** What an exported state has before all else: the stack, the project, the plugin. */
export const frame: readonly StateEntry[] = [
  { urn: "u::p::pulumi:pulumi:Stack::dev", type: "pulumi:pulumi:Stack" },
  { urn: "u::p::compose:index:Project::shop", type: "compose:index:Project", parent: "u::p::pulumi:pulumi:Stack::dev" },
  { urn: provider, type: "pulumi:providers:docker", custom: true, id: "x", inputs: { version: "5.2.0" } },
];

/** A resource of such a state, called `shop-…`. */
export function entry(
  kind: "container" | "network" | "volume" | "image" | "mark",
  name: string,
  id: string,
  more: Partial<StateEntry> = {},
): StateEntry {
  return {
    urn: urnOf(kind, name),
    type: resourceTypes[kind],
    custom: true,
    id,
    parent: "u::p::compose:index:Project::shop",
    provider: `${provider}::x`,
    inputs: { __defaults: [], name: `shop-${name}` },
    ...more,
  };
}

export function urnOf(kind: "container" | "network" | "volume" | "image" | "mark", name: string): string {
  return `u::p::compose:index:Project$${resourceTypes[kind]}::shop-${name}`;
}
