import type { UpCommandOptions } from "./up-options";

/** What was asked of an `up` or its preview and has no effect beside the rest, in words. */
export function idleOptions(
  { wait, waitTimeout, rollback }: Pick<UpCommandOptions, "wait" | "waitTimeout" | "rollback">,
  command: "up" | "preview",
): readonly string[] {
  return [
    ...(waitTimeout !== undefined && wait !== true
      ? ["--wait-timeout counts with --wait only: gates wait as long as without it (--deadline limits them)"]
      : []),
    ...(rollback && command === "preview" ? ["--rollback counts with `up` only: a preview changes nothing"] : []),
  ];
}
