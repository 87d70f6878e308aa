import type { UpCommandOptions } from "./up-options";

/** What was asked of an `up` and has no effect beside the rest, in words. */
export function idleOptions({ wait, waitTimeout }: Pick<UpCommandOptions, "wait" | "waitTimeout">): readonly string[] {
  if (waitTimeout === undefined || wait === true) return [];
  return ["--wait-timeout counts with --wait only: gates wait as long as without it (--deadline limits them)"];
}
