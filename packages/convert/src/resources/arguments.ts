import { array, type Entry, type Expression, entry, type Item, item, literal, object } from "../code/expression";
import type { Scope } from "./scope";
import { textExpression } from "./text";

/** Replaces some values on the way: by what stands for them, or undefined to go on. */
export type Rewrite = (value: unknown, key: string) => Expression | undefined;

/** Arguments whose texts are paths of this machine. */
const pathKeys = new Set(["hostPath", "source", "device"]);

/** A plain argument as an expression. */
export function argumentExpression(value: unknown, key: string, scope: Scope, rewrite: Rewrite): Expression {
  const rewritten = rewrite(value, key);
  if (rewritten) return rewritten;
  if (typeof value === "string") {
    return pathKeys.has(key) && isPath(value, scope) ? scope.path(value) : textExpression(value, scope);
  }
  if (Array.isArray(value)) return array(value.map((element) => argumentExpression(element, key, scope, rewrite)));
  if (typeof value === "object" && value !== null) {
    return object(
      Object.entries(value).map(([name, child]) => entry(name, argumentExpression(child, name, scope, rewrite))),
    );
  }
  if (value === null) return literal("null");
  return literal(typeof value === "number" || typeof value === "boolean" ? value : "undefined");
}

/** The arguments of a resource: one a line, with the comments that belong to each. */
export function argumentsObject(
  args: object,
  scope: Scope,
  commentsOf: (key: string) => ArgumentComments,
  rewrite: Rewrite = () => undefined,
): Expression {
  const entries = Object.entries(args)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]): Entry => {
      const { own, items } = commentsOf(key);
      const expression = argumentExpression(value, key, scope, rewrite);
      return entry(
        key,
        items && expression.kind === "array" ? withItemComments(expression.items, value, items) : expression,
        own,
      );
    });
  return object(entries, true);
}

/** Comments on an argument, and on the items of its list by the beginning of their text. */
export interface ArgumentComments {
  readonly own: readonly string[];
  readonly items?: ReadonlyMap<string, readonly string[]>;
}

function withItemComments(
  items: readonly Item[],
  value: unknown,
  comments: ReadonlyMap<string, readonly string[]>,
): Expression {
  const texts: unknown[] = Array.isArray(value) ? value : [];
  return {
    kind: "array",
    items: items.map(({ value: expression }, index) => {
      const text = String(texts[index] ?? "");
      return item(expression, comments.get(text.split("=", 1)[0] ?? text) ?? []);
    }),
  };
}

/** A path that was made absolute, as opposed to a volume's name or a device. */
function isPath(text: string, { source }: Scope): boolean {
  return (
    text.startsWith("/") && !text.includes("\uE000") && !text.startsWith("/dev/") && source.project.workingDir !== "/"
  );
}
