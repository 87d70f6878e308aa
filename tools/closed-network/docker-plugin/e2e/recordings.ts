import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ValueMap } from "./values";

/** One exchange between the engine and the official plugin. */
export interface Exchange {
  readonly method: string;
  readonly request: ValueMap;
  readonly response: ValueMap | null;
  readonly errors: readonly string[] | null;
}

export interface Step {
  readonly title: string;
  readonly exchanges: readonly Exchange[];
}

const root = path.resolve(__dirname, "../recordings");

/** The names of the recorded cases. */
export function recordedCases(): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

/** A case's steps in the order in which they were recorded. */
export function stepsOf(name: string): Step[] {
  return readdirSync(path.join(root, name))
    .filter((file) => file.endsWith(".provider.json"))
    .sort()
    .map((file) => ({
      title: `${name}/${file.replace(".provider.json", "")}`,
      exchanges: JSON.parse(readFileSync(path.join(root, name, file), "utf8")),
    }));
}

/** What `docker inspect` said about the containers right after a step, where that was recorded. */
export function inspectionsAfter(title: string): ValueMap[] {
  const [name = "", step = ""] = title.split("/");
  const number = Number.parseInt(step, 10) + 1;
  const file = path.join(root, name, `${String(number).padStart(2, "0")}-inspect.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
}
