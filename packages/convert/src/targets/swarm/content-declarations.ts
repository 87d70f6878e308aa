import type { PlannedConfig, PlannedSecret } from "@pulumi-compose/project";
import type { Declaration } from "../../code/declaration";
import { create, entry, object } from "../../code/expression";
import { argumentExpression } from "../../resources/arguments";
import { decoded, namedContent } from "../../resources/named-content";
import type { Scope } from "../../resources/scope";

/** The statements for a config or secret: its content, and the resource, both of whose names are made from it. */
export function contentDeclarations(planned: PlannedConfig | PlannedSecret, scope: Scope): Omit<Declaration, "when">[] {
  const { kind, key, symbolic, args } = planned;
  const { project, comments } = scope.source;
  const isSecret = kind === "swarmSecret";
  const attribute = isSecret ? "secrets" : "configs";
  const top = project[attribute][key];
  const variable = scope.variable(kind, key);
  const labels = argumentExpression(args.labels ?? [], "labels", scope, () => undefined);
  const content = {
    variable: scope.identifiers.take(`${variable.replace(/(?:Config|Secret)$/, "")}Content`),
    comment: comments.under(attribute, key),
    kind,
    stem: top?.name ?? key,
    resource: `${project.name}-${key}`,
    file: top?.file,
    text: symbolic?.text ?? decoded(args.data ?? ""),
    isSecret,
    coded: "base64",
  } as const;
  return namedContent(content, scope, (id, called, data) => ({
    name: variable,
    value: create(
      isSecret ? "docker.Secret" : "docker.ServiceConfig",
      id,
      object([entry("name", called), entry("data", data), entry("labels", labels)]),
    ),
    comment: [],
  }));
}
