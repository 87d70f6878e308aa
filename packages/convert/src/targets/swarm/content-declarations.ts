import { type PlannedConfig, type PlannedSecret, splitMarkers } from "@pulumi-compose/project";
import type { Declaration } from "../../code/declaration";
import { call, callMember, create, type Expression, entry, name, object, string } from "../../code/expression";
import { argumentExpression } from "../../resources/arguments";
import type { Scope } from "../../resources/scope";
import { textExpression } from "../../resources/text";

/**
 * The statements for a config or secret: its content, and the resource, both of whose names are made from it. A content
 * that is known only while Pulumi runs can name the swarm's object, but not the resource.
 */
export function contentDeclarations(planned: PlannedConfig | PlannedSecret, scope: Scope): Omit<Declaration, "when">[] {
  const { kind, key } = planned;
  const { project, comments } = scope.source;
  const attribute = kind === "swarmConfig" ? "configs" : "secrets";
  const top = project[attribute][key];
  const variable = scope.variable(kind, key);
  const comment = comments.under(attribute, key);
  const type = kind === "swarmConfig" ? "docker.ServiceConfig" : "docker.Secret";
  const content = scope.identifiers.take(`${variable.replace(/(?:Config|Secret)$/, "")}Content`);
  const stem = top?.name ?? key;
  const labels = argumentExpression(planned.args.labels ?? [], "labels", scope, () => undefined);
  const resource = `${project.name}-${key}`;
  const made = (id: Expression, called: Expression, data: Expression): Omit<Declaration, "when"> => ({
    name: variable,
    value: create(type, id, object([entry("name", called), entry("data", data), entry("labels", labels)])),
    comment: [],
  });
  const text = textOf(planned);
  if (top?.file === undefined && isLater(text, scope)) {
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
        call("pulumi.unsecret", apply(call("contentName", string(kind), string(stem), bytes))),
        kind === "swarmSecret" ? call("pulumi.secret", base64) : base64,
      ),
    ];
  }
  const bytes =
    top?.file !== undefined
      ? call("readFileSync", scope.path(top.file))
      : call("Buffer.from", textExpression(text, scope));
  const named = (of: string) => call("contentName", string(kind), string(of), name(content));
  const base64 = callMember(`${content}.toString`, [string("base64")], "");
  return [
    { name: content, value: bytes, comment },
    made(named(resource), named(stem), kind === "swarmSecret" ? call("pulumi.secret", base64) : base64),
  ];
}

/** The content as the file gives it, where it is not a file of its own. */
function textOf({ symbolic, args }: PlannedConfig | PlannedSecret): string {
  if (symbolic) return symbolic.text;
  const [piece] = splitMarkers(args.data ?? "");
  const base64 = typeof piece === "object" && "secret" in piece ? piece.secret.content : (args.data ?? "");
  return Buffer.from(base64, "base64").toString("utf8");
}

function isLater(text: string, scope: Scope): boolean {
  return splitMarkers(text).some(
    (piece) => typeof piece !== "string" && "symbol" in piece && scope.isLater(piece.symbol),
  );
}
