import { splitMarkers } from "@pulumi-compose/project";
import { call, callMember, type Expression, entry, name, object, string, template } from "../code/expression";
import type { Scope } from "./scope";

/** Kinds whose objects have their name where Kubernetes has it. */
const IN_METADATA: ReadonlySet<string> = new Set(["namespace", "configMap", "kubernetesSecret", "claim"]);

/** A planned text as an expression: its markers become variables of the program. */
export function textExpression(text: string, scope: Scope): Expression {
  const binary = scope.source.files.binaryFile(text);
  if (binary !== undefined) {
    const from = [scope.path(binary), string("base64")];
    const isEmpty = scope.source.files.empty.has(binary);
    return isEmpty ? callMember("readFileSync", from, '.concat("\\n")') : call("readFileSync", ...from);
  }
  const parts = splitMarkers(text).map((piece): string | Part => {
    if (typeof piece === "string") return piece;
    if ("reference" in piece) {
      const { kind, key, property } = piece.reference;
      if (kind === "externalNetwork") {
        const found = callMember("docker.getNetworkOutput", [object([entry("name", string(key))])], `.${property}`);
        return { value: found, later: true };
      }
      const member = IN_METADATA.has(kind) ? `metadata.${property}` : property;
      return { value: name(`${scope.variable(kind, key)}.${member}`), later: true };
    }
    if ("digestOf" in piece) {
      const value = callMember(
        "docker.getRegistryImageOutput",
        [
          {
            kind: "object",
            expanded: false,
            entries: [{ key: "name", value: textExpression(piece.digestOf, scope), comment: [] }],
          },
        ],
        ".sha256Digest",
      );
      return { value, later: true };
    }
    if ("secret" in piece) {
      const { content } = piece.secret;
      const value = textExpression(content, scope);
      return { value: scope.isSecret(content) ? value : call("pulumi.secret", value), later: true };
    }
    if ("verbatim" in piece) {
      const text = piece.verbatim;
      const later = splitMarkers(text).some(
        (one) => typeof one !== "string" && "symbol" in one && scope.isLater(one.symbol),
      );
      return { value: call("verbatim", textExpression(text, scope)), later };
    }
    const file = scope.source.files.textFile(piece.symbol);
    if (file !== undefined) return { value: call("readFileSync", scope.path(file), string("utf8")), later: false };
    const later = scope.isLater(piece.symbol);
    const value = scope.valueOf(piece.symbol);
    return { value: later && scope.isRead(piece.symbol) ? call("pulumi.secret", value) : value, later };
  });
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return typeof only === "string" ? string(only) : only.value;
  const later = parts.some((part) => typeof part !== "string" && part.later);
  return template(
    parts.map((part) => (typeof part === "string" ? part : part.value)),
    later ? "pulumi.interpolate" : undefined,
  );
}

interface Part {
  readonly value: Expression;
  /** Whether it is an Output. */
  readonly later: boolean;
}
