import type { Path } from "@pulumi-compose/parser";

/** What YAML can say. */
export type YamlValue = string | number | boolean | null | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/**
 * One change to the compose file, at a path of the canonical project. Values are as the file has them: `$` doubled.
 * Where the file has a shorter form (a `test` that is one string), the change belongs to the scalar that stands there.
 */
export type Edit =
  /** Puts a value there, in place of what is there. Of a mapping, only the given keys. */
  | { readonly kind: "set"; readonly path: Path; readonly value: YamlValue }
  /** Replaces a part of a string, which occurs once; the rest, interpolation included, stays as it is written. */
  | { readonly kind: "replace"; readonly path: Path; readonly from: string; readonly to: string }
  /** Adds to the end of a string. */
  | { readonly kind: "append"; readonly path: Path; readonly text: string };

/** How to follow an advice by machine. */
export interface Fix {
  /** What it does, in the imperative: "add a healthcheck". */
  readonly title: string;
  readonly edits: readonly Edit[];
}
