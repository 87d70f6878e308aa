import type { Path } from "../model/place";
import type { Mapping, Node, Span } from "../tree/node";

/**
 * Where a path of a project was written, by the tree that the project was made from. A path that nobody wrote gives
 * the place of its nearest ancestor that somebody did.
 */
export function locate(model: Mapping, path: Path): Span | undefined {
  let node: Node | undefined = model;
  let span: Span | undefined;
  for (const [i, given] of path.entries()) {
    const part = inTree(path, i, given);
    if (part === undefined) continue;
    if (node?.kind === "mapping") {
      const entry = node.entries.get(String(part));
      if (!entry) break;
      node = entry.value;
      // A value on one line is pointed at itself; a container by its key.
      span = node.kind === "scalar" && node.type !== "null" ? node : entry;
    } else if (node?.kind === "sequence") {
      node = typeof part === "number" ? node.items[part] : undefined;
      if (!node) break;
      span = node;
    } else break;
  }
  return span;
}

/** Extensions stand beside the other keys in a file, disabled services among the others. Undefined: the part is none of a file's. */
function inTree(path: Path, i: number, part: string | number): string | number | undefined {
  if (i === 0 && part === "disabledServices") return "services";
  if (part !== "extensions") return part;
  return i === 0 || String(path[i + 1] ?? "x-").startsWith("x-") ? undefined : part;
}
