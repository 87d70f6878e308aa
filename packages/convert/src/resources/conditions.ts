import type { Declaration } from "../code/declaration";
import { name } from "../code/expression";
import { namesIn } from "../code/names-in";
import type { Block } from "../code/print-module";
import type { Part } from "./part";
import { profileTests } from "./profiles";

/** Statements with their conditions: single ones, and blocks of those that nobody outside needs. */
export interface Conditioned {
  readonly parts: readonly (Part & Declaration)[];
  readonly blocks: readonly Block[];
}

/**
 * Gives each statement its condition. What only services of the same profiles use goes into one `if` for them; what
 * others may use is a variable that can be undefined, and its users are there only if it is.
 */
export function withConditions(parts: readonly Part[], blocksWanted: "blocks" | "none"): Conditioned {
  const byName = new Map(parts.map((part) => [part.name, part]));
  const uses = new Map(parts.map((part) => [part.name, [...namesIn(part.value)].filter((used) => byName.has(used))]));
  const loose = new Set<string>();
  const loosen = (variable: string): void => {
    const part = byName.get(variable);
    if (!part || part.profiles.length === 0 || loose.has(variable)) return;
    loose.add(variable);
    uses.get(variable)?.forEach(loosen);
  };
  for (const part of parts) {
    if (blocksWanted === "none") loosen(part.name);
    for (const used of uses.get(part.name) ?? []) if (keyOf(byName.get(used)) !== keyOf(part)) loosen(used);
  }
  const guards = (part: Part) =>
    (uses.get(part.name) ?? []).filter((used) => loose.has(used) && !isSpreadGuard(part, used));
  const result: (Part & Declaration)[] = [];
  const blocks = new Map<string, Block & { readonly declarations: Declaration[] }>();
  for (const part of parts) {
    const when =
      part.profiles.length === 0 ? [] : [...profileTests(part.profiles), ...guards(part).map((used) => name(used))];
    if (part.profiles.length === 0 || loose.has(part.name)) {
      result.push({ ...part, when });
      continue;
    }
    const key = keyOf(part);
    const block = blocks.get(key) ?? { when: [], declarations: [] };
    block.declarations.push({ ...part, when: [] });
    const known = new Set(block.when.flatMap((test) => [...namesIn(test)]));
    const more = when.filter((test) => test.kind !== "name" || test.rest !== "" || !known.has(test.name));
    blocks.set(key, {
      declarations: block.declarations,
      when:
        block.when.length === 0
          ? when
          : [...block.when, ...more.filter((test) => test.kind === "name" && test.rest === "")],
    });
  }
  return { parts: result, blocks: [...blocks.values()] };
}

function keyOf(part: Part | undefined): string {
  return part?.profiles.join(" ") ?? "";
}

/** A use within `...(x ? [x] : [])` is its own guard. */
function isSpreadGuard(part: Part, used: string): boolean {
  return JSON.stringify(part.value).includes(`"test":[{"kind":"name","name":${JSON.stringify(used)},"rest":""}]`);
}
