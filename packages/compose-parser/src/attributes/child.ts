import type { Attribute } from "./attribute";

/** The attribute of a key of a mapping; undefined for extensions and for what the table does not know. */
export function childOf(attribute: Attribute | undefined, key: string): Attribute | undefined {
  const mapping = attribute?.mapping;
  if (!mapping) return undefined;
  if (mapping.properties && Object.hasOwn(mapping.properties, key)) return mapping.properties[key];
  return mapping.values && (mapping.open || !mapping.names || mapping.names.test(key)) ? mapping.values : undefined;
}
