import type { Expression } from "./expression";

/** The variables and imports that an expression uses. */
export function namesIn(expression: Expression, found: Set<string> = new Set()): Set<string> {
  const visit = (child: Expression) => namesIn(child, found);
  switch (expression.kind) {
    case "literal":
    case "string":
      break;
    case "name":
      found.add(expression.name);
      break;
    case "template":
      if (expression.tag !== undefined) found.add(expression.tag.split(".")[0] ?? expression.tag);
      for (const piece of expression.pieces) if (typeof piece !== "string") visit(piece);
      break;
    case "array":
      for (const { value } of expression.items) visit(value);
      break;
    case "object":
      for (const { value } of expression.entries) visit(value);
      break;
    case "call":
      found.add(expression.callee.name);
      expression.args.forEach(visit);
      break;
    case "either":
      visit(expression.left);
      visit(expression.right);
      break;
    case "choice":
      expression.test.forEach(visit);
      visit(expression.yes);
      visit(expression.no);
      break;
    case "spread":
      visit(expression.value);
      break;
    case "arrow":
      visit(expression.body);
      break;
    case "replicas":
      visit(expression.count);
      for (const [, value] of expression.locals) visit(value);
      visit(expression.value);
      break;
  }
  return found;
}
