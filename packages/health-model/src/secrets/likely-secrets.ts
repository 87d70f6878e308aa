import type { ComposeProject } from "@pulumi-compose/parser";
import { isSecretVariable } from "./is-secret-variable";
import { namesInUse } from "./names-in-use";

/**
 * The values among a project's variables and its services' environments that by their names are secrets: what is not
 * to be shown; none where no project is known. One that the project also uses as a name (`POSTGRES_PASSWORD: postgres`) hides
 * nothing and is left out.
 */
export function likelySecrets(project: ComposeProject | undefined): readonly string[] {
  if (project === undefined) return [];
  const names = namesInUse(project);
  const holders = [...Object.values(project.services), project];
  const secrets = holders.flatMap(({ environment = {} }) =>
    Object.entries(environment).flatMap(([name, value]) => (isSecretVariable(name, value) ? [value] : [])),
  );
  return [...new Set(secrets)].filter((secret) => !names.has(secret));
}
