import type { PlannedNetwork, PlannedVolume } from "@pulumi-compose/project";
import type { Declaration } from "../code/declaration";
import { array, create, type Expression, entry, name, object, string } from "../code/expression";
import { adoptedComment } from "./adopted-comment";
import { argumentsObject, type Rewrite } from "./arguments";
import { compactIfShort } from "./compact-if-short";
import type { Scope } from "./scope";

/** The statement for a network or a volume. */
export function plainPart(
  type: string,
  variable: string,
  resource: PlannedNetwork | PlannedVolume,
  path: readonly string[],
  scope: Scope,
  rewrite: Rewrite,
): Omit<Declaration, "when"> {
  const args: Expression = argumentsObject(resource.args, scope, () => ({ own: [] }), rewrite);
  const options = plainOptions(resource, scope);
  return {
    name: variable,
    value: create(type, string(resource.name), compactIfShort(args), ...options),
    comment: scope.source.comments.under(...path),
  };
}

function plainOptions({ kind, ignoreChanges = [] }: PlannedNetwork | PlannedVolume, scope: Scope): Expression[] {
  if (scope.adopting) {
    const ignored = [...new Set([...ignoreChanges, "labels"])];
    return [object([entry("ignoreChanges", array(ignored.map(string)), adoptedComment(scope))])];
  }
  if (kind === "volume") return [name("keepLabels")];
  return ignoreChanges.length > 0 ? [object([entry("ignoreChanges", array(ignoreChanges.map(string)))])] : [];
}
