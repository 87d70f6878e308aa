import { readFileSync } from "node:fs";
import ts from "typescript";

/** A text in a source that is the code of a message. */
export interface CodeSite {
  readonly code: string;
  readonly line: number;
  /** Whether it stands in the definition of a message. */
  readonly isDefinition: boolean;
}

const code = /^(?:compose|health|target|gate|convert|config)\/[a-z][\w.-]*/;
const definitions = new Set(["defineMessage", "serviceMessage"]);

/** The codes of messages that a source names, and where. */
export function messageCodes(file: string): readonly CodeSite[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
  const found: CodeSite[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) {
      const [named] = code.exec(node.text) ?? [];
      if (named !== undefined && !ts.isImportDeclaration(node.parent) && !ts.isExportDeclaration(node.parent)) {
        const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        found.push({ code: named, line, isDefinition: isDefinition(node) });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Whether a text is the `code` of what a message is defined by. */
function isDefinition(text: ts.Node): boolean {
  const property = text.parent;
  if (!ts.isPropertyAssignment(property) || property.name.getText() !== "code") return false;
  const call = property.parent.parent;
  return ts.isCallExpression(call) && definitions.has(call.expression.getText());
}
