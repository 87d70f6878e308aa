import { createHash } from "node:crypto";
import type { Diagnostic, Sources } from "@pulumi-compose/parser";
import { within } from "../../io/source-root";

/**
 * A fingerprint for each diagnostic, by which it is the same one after lines were added above it: of its code, its file and what it is
 * about in the project, or, where that is not known, the text of its line. Those that are alike are counted.
 */
export function fingerprints(diagnostics: readonly Diagnostic[], sources: Sources, root: string): readonly string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ code, place, path }) => {
    const file = place && (within(root, place.file) ?? place.file);
    const about = path ?? (place && sources.get(place.file)?.lineText(place.line).trim());
    const hash = createHash("sha256")
      .update(JSON.stringify([code, file ?? null, about ?? null]))
      .digest("hex")
      .slice(0, 32);
    const number = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, number);
    return `${hash}:${number}`;
  });
}
