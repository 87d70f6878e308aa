import { splitMarkers } from "@pulumi-compose/project";
import type { Declaration } from "../code/declaration";
import { call, callMember, type Expression, name, string } from "../code/expression";
import type { Scope } from "./scope";
import { textExpression } from "./text";

type Statement = Omit<Declaration, "when">;

/** A content of which both an object and its resource are named. */
export interface NamedContent {
  /** The variable that the content is in. */
  readonly variable: string;
  readonly comment: readonly string[];
  /** As `contentName` takes it. */
  readonly kind: string;
  /** The object's name, and the resource's, without the digest. */
  readonly stem: string;
  readonly resource: string;
  /** The file that has the content, if one has. */
  readonly file: string | undefined;
  /** The content where no file has it; it may hold markers. */
  readonly text: string;
  readonly isSecret: boolean;
  /** How the object takes the content of what is no secret: that of a secret is always in base64. */
  readonly coded: "base64" | "utf8";
}

/**
 * The statements for a content and for the object that holds it. A content that is known only while Pulumi runs can name the object,
 * but not the resource.
 *
 * @param made the object's: of its resource's name, its own, and its data
 */
export function namedContent(
  { variable, comment, kind, stem, resource, file, text, isSecret, coded }: NamedContent,
  scope: Scope,
  made: (id: Expression, called: Expression, data: Expression) => Statement,
): Statement[] {
  const secret = (data: Expression) => (isSecret ? call("pulumi.secret", data) : data);
  if (file === undefined && isLater(text, scope)) {
    const apply = (body: Expression): Expression => ({
      kind: "call",
      create: false,
      callee: name(`${variable}.apply`),
      args: [{ kind: "arrow", parameter: "text", body }],
      rest: "",
    });
    const bytes = call("Buffer.from", name("text"));
    const base64 = apply(callMember("Buffer.from", [name("text")], '.toString("base64")'));
    const called = call("pulumi.unsecret", apply(call("contentName", string(kind), string(stem), bytes)));
    return [
      { name: variable, value: call("pulumi.output", textExpression(text, scope)), comment },
      made(string(resource), called, isSecret || coded === "base64" ? secret(base64) : name(variable)),
    ];
  }
  const bytes =
    file === undefined ? call("Buffer.from", textExpression(text, scope)) : call("readFileSync", scope.path(file));
  const named = (of: string) => call("contentName", string(kind), string(of), name(variable));
  const data = callMember(`${variable}.toString`, [string(isSecret ? "base64" : coded)], "");
  return [{ name: variable, value: bytes, comment }, made(named(resource), named(stem), secret(data))];
}

/** What a planned content says in base64, of a secret behind a marker. */
export function decoded(data: string): string {
  const [piece] = splitMarkers(data);
  const base64 = typeof piece === "object" && "secret" in piece ? piece.secret.content : data;
  return Buffer.from(base64, "base64").toString("utf8");
}

function isLater(text: string, scope: Scope): boolean {
  return splitMarkers(text).some(
    (piece) => typeof piece !== "string" && "symbol" in piece && scope.isLater(piece.symbol),
  );
}
