import type { GlobalOptions } from "../command-line/global-options";

/** The options as docker compose takes them, with the name that the project is deployed under. */
export function composeArguments(options: GlobalOptions, name: string | undefined): readonly string[] {
  const each = (flag: string, values: readonly (string | number | undefined)[] = []) =>
    values.flatMap((value) => (value === undefined ? [] : [flag, String(value)]));
  return [
    ...each("-p", [name]),
    ...each("-f", options.file),
    ...each("--profile", options.profile),
    ...each("--env-file", options.envFile),
    ...each("--project-directory", [options.projectDirectory]),
    ...each("--progress", [options.progress]),
    ...each("--ansi", [options.ansi]),
    ...each("--parallel", [options.parallel]),
    ...(options.dryRun ? ["--dry-run"] : []),
    ...(options.allResources ? ["--all-resources"] : []),
    ...(options.compatibility ? ["--compatibility"] : []),
  ];
}
