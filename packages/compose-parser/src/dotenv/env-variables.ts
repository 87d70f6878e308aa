import type { Lookup } from "../interpolate/template";
import { type EnvEntry, parseEnv } from "./parse-env";
import { parseRawEnv } from "./parse-raw-env";

/** How a file of variables is read. */
export interface EnvVariablesOptions {
  /** `raw`: as `docker run --env-file` does. Default: as docker compose does. */
  readonly format?: "raw";
  /** What variables in the values stand for, and names without a value. Default: nothing. */
  readonly lookup?: Lookup;
}

/**
 * The variables of a text as an `env_file` has them (Compose Specification, services, env_file).
 *
 * @throws SyntaxError that says what is wrong, and in which line
 */
export function envVariables(
  text: string,
  { format, lookup = () => undefined }: EnvVariablesOptions = {},
): ReadonlyMap<string, string> {
  const out = new Map<string, EnvEntry>();
  const problem = format === "raw" ? parseRawEnv(text, out, lookup) : parseEnv(text, out, lookup, () => {});
  if (problem) {
    const line = text.slice(0, problem.at).split("\n").length;
    throw new SyntaxError(`line ${line}: ${problem.problem}`);
  }
  return new Map([...out].map(([name, { value }]) => [name, value]));
}
