import type { Expression } from "./expression";
import { namesIn } from "./names-in";
import {
  breaksAfterOperator,
  comments,
  lineWidth,
  printExpression,
  printFlat,
  printIf,
  spaces,
} from "./print-expression";

/** One statement of a program: a value with a name, and when it is there at all. */
export interface Declaration {
  readonly name: string;
  readonly value: Expression;
  readonly comment: readonly string[];
  /** All must hold for the value to be there; empty: it always is. */
  readonly when: readonly Expression[];
  /** Exported from its module as an output of the stack. */
  readonly output?: boolean;
}

/** How a declaration is written down. */
export interface DeclarationStyle {
  readonly indent: number;
  /** Whether anybody uses its name. */
  readonly named: boolean;
  readonly exported: boolean;
}

/** Prints a statement, ending in a line break. */
export function printDeclaration(declaration: Declaration, { indent, named, exported }: DeclarationStyle): string {
  const { name, comment, when } = declaration;
  const value: Expression =
    when.length === 0
      ? declaration.value
      : { kind: "choice", test: when, yes: declaration.value, no: { kind: "literal", text: "undefined" } };
  const head = comments(comment, indent) + spaces(indent);
  if (!named && !exported) {
    if (when.length > 0)
      return `${comments(comment, indent)}${printIf(when, indent)}${printDeclaration({ ...declaration, comment: [], when: [] }, { indent: indent + 2, named, exported })}${spaces(indent)}}\n`;
    return `${head}${printExpression(value, { indent, column: indent, after: 1 })};\n`;
  }
  const start = `${exported ? "export " : ""}const ${name} =`;
  const column = indent + start.length + 1;
  const flat = printFlat(value);
  const tooLong = flat === undefined ? value.kind === "choice" : column + flat.length + 1 > lineWidth;
  if (tooLong && (breaksAfterOperator(value) || isShortCall(value))) {
    const inner = indent + 2;
    return `${head}${start}\n${spaces(inner)}${printExpression(value, { indent: inner, column: inner, after: 1 })};\n`;
  }
  return `${head}${start} ${printExpression(value, { indent, column, after: 1 })};\n`;
}

/** `config.require("x")` does not open at its parentheses, it moves as a whole. */
function isShortCall(value: Expression): boolean {
  return value.kind === "call" && !value.create && value.args.length === 1 && value.args[0]?.kind === "string";
}

/** The variables and imports that a declaration uses. */
export function namesOf({ value, when }: Declaration): Set<string> {
  const found = namesIn(value);
  for (const test of when) namesIn(test, found);
  return found;
}
