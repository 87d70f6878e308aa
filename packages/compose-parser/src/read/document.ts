import type { Node } from "../tree/node";

/** One YAML document: its tree, and the paths that `!reset` and `!override` mark (they clear what came before). */
export interface YamlDocument {
  readonly root: Node;
  readonly clears: readonly (readonly string[])[];
}
