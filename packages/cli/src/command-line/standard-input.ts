import { readFileSync } from "node:fs";

let text: string | undefined;

/** All of standard input: it is read once, and asked for by everybody who loads the project. */
export function standardInput(): string {
  text ??= readFileSync(0, "utf8");
  return text;
}
