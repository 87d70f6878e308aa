import type { Attribute } from "./attribute";

/** The attribute of a key of a mapping; undefined for extensions and for what the table does not know. */
export function childOf(attribute: Attribute | undefined, key: string): Attribute | undefined {
  const mapping = attribute?.mapping;
  if (!mapping) return undefined;
  if (mapping.properties && Object.hasOwn(mapping.properties, key)) return mapping.properties[key];
  return mapping.values && (mapping.open || !mapping.names || mapping.names.test(key)) ? mapping.values : undefined;
}

/**
 * The attribute of an entry that a valid tree has. A name in a list (`depends_on: ["db "]`) is held against no pattern,
 * as nothing is defined by it, and neither is one that another attribute implies: whether there is such a thing is for
 * the last stage to say, so none may get lost before.
 */
export function entryOf(attribute: Attribute, key: string): Attribute | undefined {
  return childOf(attribute, key) ?? attribute.mapping?.values;
}
