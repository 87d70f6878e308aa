import type { Entry, Expression, Item } from "./expression";
import { isSeveralLines, propertyKey, quote, templateText } from "./strings";

/** Columns of generated code. */
export const lineWidth = 120;

/** Where an expression begins: the indentation of its line, the column, and how much follows it on its last line. */
export interface Position {
  readonly indent: number;
  readonly column: number;
  readonly after: number;
}

/**
 * Prints an expression as Biome and Prettier would: on one line where it fits, otherwise broken from the outside in.
 */
export function printExpression(expression: Expression, at: Position): string {
  const flat = printFlat(expression);
  if (flat !== undefined && at.column + flat.length + at.after <= lineWidth) return flat;
  return printBroken(expression, at);
}

/** On one line, or undefined when it must be broken whatever the width. */
export function printFlat(expression: Expression): string | undefined {
  switch (expression.kind) {
    case "literal":
      return expression.text;
    case "string":
      return isSeveralLines(expression.value) ? undefined : quote(expression.value);
    case "template": {
      const text = printTemplate(expression);
      return text.includes("\n") ? undefined : text;
    }
    case "name":
      return expression.name + expression.rest;
    case "array": {
      if (mustBreak(expression.items)) return undefined;
      const items = flatList(expression.items.map(({ value }) => value));
      return items === undefined ? undefined : `[${items.join(", ")}]`;
    }
    case "object": {
      if (expression.entries.length === 0) return "{}";
      if (expression.expanded || expression.entries.some(({ comment }) => comment.length > 0)) return undefined;
      const values = flatList(expression.entries.map(({ value }) => value));
      if (!values) return undefined;
      return `{ ${expression.entries.map((entry, index) => keyed(entry, values[index] ?? "")).join(", ")} }`;
    }
    case "call": {
      const args = flatList(expression.args);
      return args && `${head(expression)}(${args.join(", ")})${expression.rest}`;
    }
    case "either": {
      const sides = flatList([expression.left, expression.right]);
      return sides?.join(" ?? ");
    }
    case "choice": {
      const parts = flatList([expression.yes, expression.no]);
      return parts && `${printTest(expression.test)} ? ${parts.join(" : ")}`;
    }
    case "spread": {
      const value = printFlat(expression.value);
      if (value === undefined) return undefined;
      return expression.value.kind === "choice" ? `...(${value})` : `...${value}`;
    }
    case "arrow": {
      const body = printFlat(expression.body);
      return body === undefined ? undefined : `(${expression.parameter}) => ${body}`;
    }
    case "replicas":
      return undefined;
  }
}

function printBroken(expression: Expression, at: Position): string {
  const inner = at.indent + 2;
  switch (expression.kind) {
    case "string":
      return isSeveralLines(expression.value)
        ? printTemplate({ kind: "template", pieces: [expression.value] })
        : quote(expression.value);
    case "template":
      return printTemplate(expression);
    case "array":
      return `[\n${expression.items.map((item) => `${comments(item.comment, inner)}${line(item.value, inner)}`).join("")}${spaces(at.indent)}]`;
    case "object":
      return `{\n${expression.entries.map((entry) => `${comments(entry.comment, inner)}${property(entry, inner)}`).join("")}${spaces(at.indent)}}`;
    case "call":
      return printCall(expression, at);
    case "either":
      return `${printExpression(expression.left, { ...at, after: 3 })} ??\n${spaces(at.indent)}${printExpression(expression.right, { ...at, column: at.indent })}`;
    case "choice": {
      const arm = (value: Expression) =>
        printExpression(value, { indent: at.indent + 4, column: at.indent + 4, after: at.after });
      return `${printTest(expression.test)}\n${spaces(inner)}? ${arm(expression.yes)}\n${spaces(inner)}: ${arm(expression.no)}`;
    }
    case "spread":
      return `...${printExpression(expression.value, { ...at, column: at.column + 3 })}`;
    case "replicas":
      return printReplicas(expression, at);
    case "arrow":
      return `(${expression.parameter}) =>\n${spaces(inner)}${printExpression(expression.body, { indent: inner, column: inner, after: at.after })}`;
    default:
      return printFlat(expression) ?? "";
  }
}

type Call = Extract<Expression, { kind: "call" }>;

/** The last argument may stay on the call's line and open there, if it is the only one that opens. */
function printCall(expression: Call, at: Position): string {
  const start = head(expression);
  const last = expression.args.at(-1);
  const others = flatList(expression.args.slice(0, -1));
  const before = expression.args.at(-2);
  if (last && others && canHug(last) && before?.kind !== last.kind) {
    const opening = `${start}(${others.map((text) => `${text}, `).join("")}`;
    if (at.column + opening.length + 1 <= lineWidth) {
      const after = at.after + 1 + expression.rest.length;
      return `${opening}${printExpression(last, { indent: at.indent, column: at.column + opening.length, after })})${expression.rest}`;
    }
  }
  const inner = at.indent + 2;
  return `${start}(\n${expression.args.map((argument) => line(argument, inner)).join("")}${spaces(at.indent)})${expression.rest}`;
}

function canHug(argument: Expression): boolean {
  if (argument.kind === "object") return argument.entries.length > 0;
  return argument.kind === "array" && argument.items.length > 0;
}

function head({ callee, create }: Call): string {
  return `${create ? "new " : ""}${callee.name}${callee.rest}`;
}

type Template = Extract<Expression, { kind: "template" }>;

function printTemplate({ tag = "", pieces }: Template): string {
  const body = pieces.map((piece) =>
    typeof piece === "string" ? templateText(piece) : `\${${printFlat(piece) ?? ""}}`,
  );
  return `${tag}\`${body.join("")}\``;
}

function printReplicas(expression: Extract<Expression, { kind: "replicas" }>, { indent }: Position): string {
  const inner = indent + 2;
  const locals = expression.locals.map(
    ([name, value]) => `${spaces(inner)}const ${name} = ${printFlat(value) ?? ""};\n`,
  );
  const value = printExpression(expression.value, { indent: inner, column: inner + "return ".length, after: 1 });
  const start = `Array.from({ length: ${printFlat(expression.count) ?? ""} }, (_, ${expression.parameter}) => {\n`;
  return `${start}${locals.join("")}${spaces(inner)}return ${value};\n${spaces(indent)}})`;
}

function printTest(test: readonly Expression[]): string {
  return test.map((part) => printFlat(part) ?? "").join(" && ");
}

/** The opening line of an `if`; a long test stands in lines of its own. */
export function printIf(test: readonly Expression[], indent: number): string {
  const flat = `${spaces(indent)}if (${printTest(test)}) {\n`;
  if (flat.length - 1 <= lineWidth || test.length === 1) return flat;
  const lines = test.map((part) => spaces(indent + 2) + (printFlat(part) ?? ""));
  return `${spaces(indent)}if (\n${lines.join(" &&\n")}\n${spaces(indent)}) {\n`;
}

function keyed({ key, value }: Entry, text: string): string {
  if (value.kind === "spread") return text;
  return value.kind === "name" && value.name === key && value.rest === "" ? key : `${propertyKey(key)}: ${text}`;
}

function property(entry: Entry, indent: number): string {
  const key = propertyKey(entry.key);
  const flat = printFlat(entry.value);
  if (entry.value.kind === "spread" || (entry.value.kind === "name" && entry.value.name === entry.key)) {
    return `${spaces(indent)}${keyed(entry, flat ?? "")},\n`;
  }
  const column = indent + key.length + 2;
  const tooLong = flat !== undefined && column + flat.length + 1 > lineWidth;
  if (tooLong && breaksAfterOperator(entry.value) && key.length > 4) {
    return `${spaces(indent)}${key}:\n${line(entry.value, indent + 2)}`;
  }
  return `${spaces(indent)}${key}: ${printExpression(entry.value, { indent, column, after: 1 })},\n`;
}

/** Right-hand sides that move to the next line as a whole when they are too long. */
export function breaksAfterOperator(expression: Expression): boolean {
  if (expression.kind === "string") return !isSeveralLines(expression.value);
  if (expression.kind === "choice") return expression.test.length > 1;
  return expression.kind === "name" || expression.kind === "either";
}

function line(value: Expression, indent: number): string {
  return `${spaces(indent)}${printExpression(value, { indent, column: indent, after: 1 })},\n`;
}

function flatList(values: readonly Expression[]): string[] | undefined {
  const texts: string[] = [];
  for (const value of values) {
    const text = printFlat(value);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts;
}

/** A list of objects with several properties each gets a line an object. */
function mustBreak(items: readonly Item[]): boolean {
  if (items.some(({ comment }) => comment.length > 0)) return true;
  const kind = items[0]?.value.kind;
  if (items.length < 2 || (kind !== "object" && kind !== "array")) return false;
  return items.every(({ value }) => {
    if (value.kind !== kind) return false;
    return value.kind === "object" ? value.entries.length > 1 : value.kind === "array" && value.items.length > 1;
  });
}

export function comments(lines: readonly string[], indent: number): string {
  return lines.map((text) => `${`${spaces(indent)}// ${text}`.trimEnd()}\n`).join("");
}

export function spaces(count: number): string {
  return " ".repeat(count);
}
