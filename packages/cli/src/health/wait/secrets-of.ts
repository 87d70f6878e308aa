import type { ComposeProject } from "@pulumi-compose/parser";

const SECRET_NAME = /pass|secret|token|credential|api_?key|private_?key/i;

/** The values in a project's environments that by their names are secrets: they are not shown as evidence. */
export function secretsOf(project: ComposeProject | undefined): readonly string[] {
  const environments = Object.values(project?.services ?? {}).map(({ environment }) =>
    Object.entries(environment ?? {}),
  );
  return [
    ...new Set(
      environments.flat().flatMap(([name, value]) => (value !== null && SECRET_NAME.test(name) ? [value] : [])),
    ),
  ];
}
