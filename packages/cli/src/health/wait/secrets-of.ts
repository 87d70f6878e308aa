import type { ComposeProject } from "@pulumi-compose/parser";

const SECRET_NAME = /pass|secret|token|credential|api_?key|private_?key/i;

/**
 * The values among a project's variables and its services' environments that by their names are secrets: they are not
 * shown.
 */
export function secretsOf(project: ComposeProject | undefined): readonly string[] {
  const services = Object.values(project?.services ?? {});
  const environments = [...services, project].map((holder) => Object.entries(holder?.environment ?? {}));
  return [
    ...new Set(
      environments.flat().flatMap(([name, value]) => (value !== null && SECRET_NAME.test(name) ? [value] : [])),
    ),
  ];
}
