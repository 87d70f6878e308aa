import { existsSync, readFileSync } from "node:fs";

/** A resource in a checkpoint of Pulumi's. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly id: string;
}

/** The resources in a file backend's checkpoint; none before the first update. */
export function stateResources(checkpoint: string): readonly StateResource[] {
  if (!existsSync(checkpoint)) return [];
  const { checkpoint: kept } = JSON.parse(readFileSync(checkpoint, "utf8"));
  const resources: { urn: string; type: string; id?: string }[] = kept.latest?.resources ?? [];
  return resources.map(({ urn, type, id }) => ({ urn, type, id: id ?? "" }));
}
