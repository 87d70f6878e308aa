import { isDeepStrictEqual } from "node:util";
import type { Edit } from "@pulumi-compose/health-model";
import { type ComposeProject, canonical, type Path } from "@pulumi-compose/parser";
import { isMapping } from "./yaml-text";

/** Whether two projects say the same everywhere but where the edits are: an anchor or `extends` can reach further. */
export function sameButFor(before: ComposeProject, after: ComposeProject, edits: readonly Edit[]): boolean {
  const [old, now] = [plainOf(before), plainOf(after)];
  for (const path of edits.flatMap((edit) => touched(edit, old))) {
    remove(old, path);
    remove(now, path);
  }
  return isDeepStrictEqual(old, now);
}

type Plain = { [key: string]: unknown };

function plainOf(project: ComposeProject): Plain {
  // A copy: parts of a canonical form may be the project's own.
  return structuredClone({ ...canonical(project), disabledServices: project.disabledServices });
}

/** The paths that an edit may change; of a mapping that is there already, only the given keys. */
function touched(edit: Edit, of: Plain): Path[] {
  const number = edit.path.findIndex((part) => typeof part === "number");
  const path = number === -1 ? edit.path : edit.path.slice(0, number);
  if (edit.kind !== "set" || !isMapping(edit.value) || at(of, path) === undefined) return [path];
  return Object.keys(edit.value).map((key) => [...path, key]);
}

function at(of: Plain, path: Path): Plain | undefined {
  let value: unknown = of;
  for (const part of path) value = isPlain(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  return isPlain(value) ? value : undefined;
}

/** Takes a value out, and what is empty without it. */
function remove(from: Plain, path: Path): void {
  for (let depth = path.length; depth > 0; depth--) {
    const parent = at(from, path.slice(0, depth - 1));
    const key = path[depth - 1];
    if (parent === undefined || key === undefined) continue;
    delete parent[key];
    if (Object.keys(parent).length > 0) return;
  }
}

function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
