import type { Lookup } from "../interpolate/template";
import type { EnvEntry, EnvProblem } from "./parse-env";

/**
 * Parses a file of variables in `format: raw`, as `docker run --env-file` does: a line is `KEY=value`, taken as it is;
 * a bare `KEY` takes its value from `lookup`; lines that start with `#` are comments.
 */
export function parseRawEnv(text: string, out: Map<string, EnvEntry>, lookup: Lookup): EnvProblem | undefined {
  let at = 0;
  for (const whole of text.split("\n")) {
    const start = at;
    at += whole.length + 1;
    const line = (start === 0 ? whole.replace(/^\ufeff/, "") : whole).replace(/\r$/, "").trimStart();
    if (line === "" || line.startsWith("#")) continue;
    const cut = line.indexOf("=");
    const key = cut < 0 ? line : line.slice(0, cut);
    const entryAt = start + whole.indexOf(line);
    if (key === "") return { problem: "the name of the variable is missing", at: entryAt };
    if (/[ \t]/.test(key)) return { problem: `the name \`${key}\` contains white space`, at: entryAt };
    const value = cut < 0 ? lookup(key) : line.slice(cut + 1);
    if (value !== undefined) out.set(key, { value, at: entryAt, length: key.length });
  }
  return undefined;
}
