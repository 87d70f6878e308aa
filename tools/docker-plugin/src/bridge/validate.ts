import type { Field, Fields } from "../schema/field";
import { containsUnknown, isList, isMap, UNKNOWN, type Value, type ValueMap } from "../values/value";
import { coerce } from "./coerce";
import type { Failure } from "./failure";
import { validateScalar } from "./validate-scalar";

/** Everything that Terraform's schema has to say against these inputs. */
export function validate(fields: Fields, inputs: ValueMap): Failure[] {
  return validateObject(fields, inputs, "", { fields, inputs });
}

/** The whole resource's inputs, for conflicts between properties of different levels. */
interface Root {
  readonly fields: Fields;
  readonly inputs: ValueMap;
}

function validateObject(fields: Fields, inputs: ValueMap, at: string, root: Root): Failure[] {
  const known = Object.entries(fields).flatMap(([name, field]) => {
    const path = at === "" ? name : `${at}.${name}`;
    return validateField(field, inputs[name] ?? null, path, root);
  });
  const unknown = Object.keys(inputs)
    .filter((name) => !name.startsWith("__") && inputs[name] !== null && !isInput(fields[name]))
    .map((name): Failure => unknownKey(fields[name], at === "" ? name : `${at}.${name}`));
  return [...known, ...unknown];
}

function isInput(field: Field | undefined): boolean {
  return field?.required === true || field?.optional === true;
}

function unknownKey(field: Field | undefined, path: string): Failure {
  if (field === undefined) return { kind: "unknown", reason: "Invalid or unknown key", path };
  return {
    kind: "other",
    reason: `Value for unconfigurable attribute. Can't configure a value for "${field.tf}": its value will be decided automatically based on the result of applying this configuration.`,
    path,
  };
}

function validateField(field: Field, value: Value, path: string, root: Root): Failure[] {
  if (!isInput(field)) return [];
  const oneOfThem = exactlyOne(field, path, root);
  if (oneOfThem) return [oneOfThem];
  if (value === null) return field.required && !field.autoName ? [{ kind: "missing", reason: "", path }] : [];
  const conflict = field.conflicts.find((other) => present(other, root));
  if (conflict !== undefined) {
    const reason = `Conflicting configuration arguments. "${field.tf}": conflicts with ${conflict}`;
    return [{ kind: "other", reason, path }];
  }
  return validateValue(field, value, path, root);
}

function exactlyOne(field: Field, path: string, root: Root): Failure | undefined {
  if (field.exactlyOne.length === 0) return undefined;
  const given = field.exactlyOne.filter((other) => present(other, root));
  const all = field.exactlyOne.map((name) => `\`${name}\``).join(",");
  const invalid = "Invalid combination of arguments";
  if (given.length === 0) {
    return { kind: "other", reason: `${invalid}. "${field.tf}": one of ${all} must be specified`, path };
  }
  if (given.length === 1) return undefined;
  const specified = given.map((name) => `\`${name}\``).join(",");
  const reason = `${invalid}. "${field.tf}": only one of ${all} can be specified, but ${specified} were specified.`;
  return { kind: "other", reason, path };
}

/** Whether the property at a Terraform path such as `mode.0.global` was given. */
function present(path: string, root: Root): boolean {
  let fields: Fields | undefined = root.fields;
  let value: Value = root.inputs;
  for (const step of path.split(".")) {
    if (/^\d+$/.test(step)) continue;
    const [name, field]: [string, Field] | [] = Object.entries(fields ?? {}).find(([, f]) => f.tf === step) ?? [];
    if (name === undefined || !isMap(value)) return false;
    value = value[name] ?? null;
    fields = field?.block;
  }
  return value !== null && value !== UNKNOWN;
}

function validateValue(field: Field, value: Value, path: string, root: Root): Failure[] {
  if (value === UNKNOWN) return [];
  switch (field.kind) {
    case "string":
    case "int":
    case "bool":
      return validateScalar(field, coerce(field, value), path);
    case "map":
      if (!isMap(value)) return [{ kind: "other", reason: "Attribute must be a map", path }];
      return Object.entries(value).flatMap(([key, item]) => validateText(item, `${path}.${key}`));
    case "list":
    case "set":
      return validateMembers(field, value, path, root);
  }
}

function validateMembers(field: Field, value: Value, path: string, root: Root): Failure[] {
  const items: Value = field.one && !isList(value) ? [value] : value;
  if (!isList(items)) return [{ kind: "other", reason: "Attribute must be a list", path }];
  if (field.kind === "list" && containsUnknown(items) && field.block === undefined) return [];
  return items.flatMap((item, i) => {
    const itemPath = field.one ? path : `${path}[${i}]`;
    const failures = validateMember(field, item, itemPath, root);
    // Terraform cannot point into a set: what is wrong inside is reported at the set itself.
    return field.kind === "set" ? failures.map((failure): Failure => ({ ...failure, path })) : failures;
  });
}

function validateMember(field: Field, item: Value, path: string, root: Root): Failure[] {
  if (item === UNKNOWN) return [];
  if (field.block === undefined) return validateText(item, path);
  if (isMap(item)) return validateObject(field.block, item, path, root);
  return [{ kind: "other", reason: `Expected Object Type. Expected object, got ${kindOf(item)}`, path }];
}

function validateText(value: Value, path: string): Failure[] {
  if (!isList(value) && !isMap(value)) return [];
  const what = isList(value) ? "list" : "map";
  return [{ kind: "other", reason: `Attribute must be a single value, not a ${what}`, path }];
}

function kindOf(value: Value): string {
  if (isList(value)) return "slice";
  if (typeof value === "number") return "int";
  return typeof value === "boolean" ? "bool" : "string";
}
