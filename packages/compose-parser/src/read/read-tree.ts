import { Reporter } from "../diagnostics/reporter";
import type { Node } from "../tree/node";
import { readYaml } from "./read";

/**
 * The tree of a YAML text as it is written, before variables, merging and everything else, every key and value with its offsets in
 * UTF-16 units (without a byte order mark). What an alias or a merge key brings in has the offsets of its anchor. Undefined where the
 * text is no YAML; of several documents the first.
 */
export function readTree(name: string, text: string): Node | undefined {
  return readYaml(name, text, new Reporter()).documents[0]?.root;
}
