import type { PlannedConfigMap, PlannedKubernetesSecret } from "@pulumi-compose/project";
import type { Declaration } from "../../code/declaration";
import { create, type Entry, type Expression, entry, object, string } from "../../code/expression";
import { argumentExpression } from "../../resources/arguments";
import { decoded, namedContent } from "../../resources/named-content";
import type { Scope } from "../../resources/scope";
import { classOf } from "./object-declaration";

type Planned = PlannedConfigMap | PlannedKubernetesSecret;

/** The statements for a ConfigMap or Secret: its content, and the object, both of whose names are made from it. */
export function contentDeclarations(planned: Planned, scope: Scope): Omit<Declaration, "when">[] {
  const { key, kind, stem, field, file } = planned;
  const { project, comments } = scope.source;
  const isSecret = kind === "Secret";
  const variable = scope.variable(isSecret ? "kubernetesSecret" : "configMap", key);
  const isBinary = "binaryData" in planned.args && planned.args.binaryData !== undefined;
  const under = isBinary ? "binaryData" : "data";
  const content = {
    variable: scope.identifiers.take(`${variable.replace(/(?:Config|Secret)$/, "")}Content`),
    comment: comments.under(...planned.path.map(String)),
    kind: isSecret ? "kubernetesSecret" : "configMap",
    stem,
    resource: `${project.name}-${stem}`,
    file,
    text: textOf(planned),
    isSecret,
    coded: isBinary ? "base64" : "utf8",
  } as const;
  return namedContent(content, scope, (id, called, data) => ({
    name: variable,
    value: create(
      classOf(kind),
      id,
      object(
        [
          entry("metadata", metadata(planned, called, scope)),
          ...(isSecret ? [entry("type", string("Opaque"))] : []),
          entry("immutable", { kind: "literal", text: "true" }),
          entry(under, object([entry(field, data)])),
        ],
        true,
      ),
    ),
    comment: [],
  }));
}

function metadata({ args }: Planned, called: Expression, scope: Scope): Expression {
  const { namespace, labels, annotations } = args.metadata;
  const other = (key: string, value: unknown): Entry[] =>
    value === undefined
      ? []
      : [
          entry(
            key,
            argumentExpression(value, key, scope, () => undefined),
          ),
        ];
  return object([
    entry("name", called),
    ...other("namespace", namespace),
    ...other("labels", labels),
    ...other("annotations", annotations),
  ]);
}

/** The content as the compose file gives it, where it is not a file of its own. */
function textOf({ symbolic, args, field }: Planned): string {
  const data = args.data?.[field] ?? "";
  return symbolic?.text ?? (args.kind === "ConfigMap" ? data : decoded(data));
}
