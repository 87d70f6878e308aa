import type { GlobalOptions } from "../command-line/global-options";
import type { ChosenProject } from "../project/choose-project";

/**
 * The options as docker compose takes them, with the name that the project is deployed under, and its files: given a name and no
 * file it reads none, and knows nothing of who depends on whom.
 */
export function composeArguments(
  options: GlobalOptions,
  { name, project }: Partial<ChosenProject> = {},
): readonly string[] {
  const each = (flag: string, values: readonly (string | number | undefined)[] = []) =>
    values.flatMap((value) => (value === undefined ? [] : [flag, String(value)]));
  return [
    ...each("-p", [name]),
    ...each("-f", options.file ?? project?.files),
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
