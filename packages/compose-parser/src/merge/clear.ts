import type { Mapping } from "../tree/node";

/** Removes from a tree what `!reset` and `!override` of a later file clear. */
export function clear(root: Mapping, paths: readonly (readonly string[])[]): void {
  for (const path of paths) remove(root, path, 0);
}

function remove(node: Mapping, path: readonly string[], at: number): void {
  const key = path[at];
  if (key === undefined) return;
  if (at === path.length - 1) {
    node.entries.delete(key);
    return;
  }
  const child = node.get(key);
  if (child?.kind === "mapping") remove(child, path, at + 1);
}
