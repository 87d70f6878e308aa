import type { Fields } from "../schema/field";
import { isList, isMap, type ValueMap } from "../values/value";

/** The Terraform names of old spellings that these inputs use. */
export function deprecations(fields: Fields, inputs: ValueMap): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = inputs[name] ?? null;
    if (value === null) return [];
    const { block } = field;
    if (block === undefined) return field.deprecated ? [field.tf] : [];
    const members = isList(value) ? value.filter(isMap) : isMap(value) ? [value] : [];
    return members.flatMap((member) => deprecations(block, member));
  });
}
