import { type PlannedConfigMap, type PlannedKubernetesSecret, splitMarkers } from "@pulumi-compose/project";
import type { Declaration } from "../../code/declaration";
import {
  call,
  callMember,
  create,
  type Entry,
  type Expression,
  entry,
  name,
  object,
  string,
} from "../../code/expression";
import { argumentExpression } from "../../resources/arguments";
import type { Scope } from "../../resources/scope";
import { textExpression } from "../../resources/text";
import { classOf } from "./object-declaration";

type Planned = PlannedConfigMap | PlannedKubernetesSecret;

/**
 * The statements for a ConfigMap or Secret: its content, and the object, both of whose names are made from it. A content that is
 * known only while Pulumi runs can name the cluster's object, but not the resource.
 */
export function contentDeclarations(planned: Planned, scope: Scope): Omit<Declaration, "when">[] {
  const { key, kind, stem, field, file } = planned;
  const { project, comments } = scope.source;
  const isSecret = kind === "Secret";
  const variable = scope.variable(isSecret ? "kubernetesSecret" : "configMap", key);
  const comment = comments.under(...planned.path.map(String));
  const content = scope.identifiers.take(`${variable.replace(/(?:Config|Secret)$/, "")}Content`);
  const contentKind = string(isSecret ? "kubernetesSecret" : "configMap");
  const resource = `${project.name}-${stem}`;
  const isBinary = "binaryData" in planned.args && planned.args.binaryData !== undefined;
  const under = isBinary ? "binaryData" : "data";
  const made = (id: Expression, called: Expression, data: Expression): Omit<Declaration, "when"> => ({
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
  });
  const text = textOf(planned);
  if (file === undefined && isLater(text, scope)) {
    const apply = (body: Expression): Expression => ({
      kind: "call",
      create: false,
      callee: name(`${content}.apply`),
      args: [{ kind: "arrow", parameter: "text", body }],
      rest: "",
    });
    const bytes = call("Buffer.from", name("text"));
    const base64 = apply(callMember("Buffer.from", [name("text")], '.toString("base64")'));
    return [
      { name: content, value: call("pulumi.output", textExpression(text, scope)), comment },
      made(
        string(resource),
        call("pulumi.unsecret", apply(call("contentName", contentKind, string(stem), bytes))),
        isSecret ? call("pulumi.secret", base64) : name(content),
      ),
    ];
  }
  const bytes =
    file === undefined ? call("Buffer.from", textExpression(text, scope)) : call("readFileSync", scope.path(file));
  const named = (of: string) => call("contentName", contentKind, string(of), name(content));
  const coded = (as: string) => callMember(`${content}.toString`, [string(as)], "");
  const data = isSecret ? call("pulumi.secret", coded("base64")) : coded(isBinary ? "base64" : "utf8");
  return [{ name: content, value: bytes, comment }, made(named(resource), named(stem), data)];
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
  if (symbolic) return symbolic.text;
  const data = args.data?.[field] ?? "";
  if (args.kind === "ConfigMap") return data;
  const [piece] = splitMarkers(data);
  const base64 = typeof piece === "object" && "secret" in piece ? piece.secret.content : data;
  return Buffer.from(base64, "base64").toString("utf8");
}

function isLater(text: string, scope: Scope): boolean {
  return splitMarkers(text).some(
    (piece) => typeof piece !== "string" && "symbol" in piece && scope.isLater(piece.symbol),
  );
}
