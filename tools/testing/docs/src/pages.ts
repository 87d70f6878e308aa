import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";

/** The repository. */
export const root = resolve(__dirname, "../../../..");

/** A page of the documentation. */
export interface Page {
  /** From the repository: `docs/01-tutorial.md`. */
  readonly path: string;
  readonly text: string;
}

/** All pages that people read: those at the top, those below `docs/`, and every package's, tool's and stack's own. */
export function pages(): Page[] {
  const found = [
    ...markdownIn(root),
    ...markdownIn(join(root, "docs")),
    ...markdownIn(join(root, "docs/decisions")),
    ...["packages", "tools", "tools/closed-network", "tools/testing", "stacks"].flatMap((kind) => [
      ...markdownIn(join(root, kind)),
      ...readdirSync(join(root, kind)).flatMap((name) => markdownIn(join(root, kind, name))),
    ]),
  ];
  return [...new Set(found)].sort().map((file) => ({ path: relative(root, file), text: readFileSync(file, "utf8") }));
}

function markdownIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".md"))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}
