import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What the container of a service in a generated program leaves as it is. */
export function ignoredIn(program: string, service: string): readonly string[] {
  const text = readFileSync(join(program, "services", `${service}.ts`), "utf8");
  const list = [...text.matchAll(/^ *ignoreChanges: \[([^\]]*)\]/gm)].at(-1)?.[1] ?? "";
  return [...list.matchAll(/"(\w+)"/g)].flatMap(([, property]) => property ?? []);
}
