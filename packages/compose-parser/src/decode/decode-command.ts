import type { Reporter } from "../diagnostics/reporter";
import type { Node } from "../tree/node";
import { textOf } from "../tree/text";
import { splitWords } from "../units/shell-words";

/** A command: a line is split into words. Null, also given as such, is the image's own. */
export function decodeCommand(
  node: Node,
  path: readonly (string | number)[],
  reporter: Reporter,
): string[] | null | undefined {
  if (node.kind === "sequence") return node.items.map((item) => (item.kind === "scalar" ? textOf(item) : ""));
  if (node.kind !== "scalar" || node.type === "null") return null;
  const words = splitWords(textOf(node));
  if (!words) reporter.report("invalid-command", node, { text: textOf(node) }, { path: [...path] });
  return words ?? null;
}

/** A health test: a line runs in a shell. */
export function decodeHealthTest(node: Node): string[] | undefined {
  if (node.kind === "sequence") return node.items.map((item) => (item.kind === "scalar" ? textOf(item) : ""));
  if (node.kind !== "scalar" || node.type === "null") return undefined;
  return ["CMD-SHELL", textOf(node)];
}
