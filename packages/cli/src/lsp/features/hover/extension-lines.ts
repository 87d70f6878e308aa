import { EXTENSION_KEYS, type ExtensionKeyDoc } from "@pulumi-compose/health-model";
import type { Path } from "@pulumi-compose/parser";
import { docsPage } from "../../diagnostics/code-description";

/** Of a key under `x-pulumi-compose`: what it is for. */
export function extensionLines(path: Path): readonly string[] {
  const at = path.indexOf("x-pulumi-compose");
  if (at !== 0 && at !== 2) return [];
  const key = path[at + 1];
  const docs = new Map<string, ExtensionKeyDoc>(Object.entries(EXTENSION_KEYS));
  const known = typeof key === "string" ? docs.get(key) : undefined;
  return known && path.length === at + 2 ? [`${known.doc} [Documentation](${docsPage(known.page)})`] : [];
}
