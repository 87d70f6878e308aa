import type { Attribute } from "./attributes/attribute";
import { service } from "./attributes/service";
import { decodeObject } from "./decode/decode";
import { Reporter } from "./diagnostics/reporter";
import { toLongForm } from "./long-form/to-long-form";
import type { Diagnostic } from "./model/diagnostic";
import type { Path, Place } from "./model/place";
import type { LifecycleHook } from "./model/service";
import { Source } from "./source/source";
import { mappingAt, type Node, Scalar, type ScalarType, type Span, sequenceAt } from "./tree/node";
import { validateSchema } from "./validate/schema";

/** Where an extension has its hooks. */
export interface HooksAt {
  readonly path: Path;
  readonly placeOf: (path: Path) => Place | undefined;
}

/** Hooks as an extension has them, and what is wrong with them. */
export interface ReadHooks {
  readonly hooks: readonly LifecycleHook[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the lifecycle hooks of an extension by the rules of `post_start` (Compose Specification, services, post_start). Where
 * something does not fit there are none.
 *
 * @param written plain data, as the project has it among a service's extensions
 *
 * @example
 * ```ts
 * const { hooks, diagnostics } = readHooks([{ command: "warm-up --all" }], { path, placeOf: project.placeOf });
 * ```
 */
export function readHooks(written: unknown, { path, placeOf }: HooksAt): ReadHooks {
  const key = String(path.at(-1));
  const attribute: Attribute = { value: "object", mapping: { properties: { [key]: hookList } } };
  const reporter = new Reporter();
  const root = mappingAt(nowhere);
  root.set(key, nodeOf(written));
  validateSchema(root, attribute, reporter);
  toLongForm(root, attribute, reporter, false);
  const { [key]: hooks } = decodeObject(root, attribute, [], reporter);
  return {
    hooks: isList(hooks) && reporter.errors === 0 ? hooks : [],
    diagnostics: reporter.diagnostics.map((diagnostic) => {
      const at = [...path.slice(0, -1), ...(diagnostic.path ?? [key])];
      const { place: _, ...rest } = diagnostic;
      const place = placeOf(at);
      return { ...rest, path: at, ...(place && { place }) };
    }),
  };
}

const hookList = service.mapping?.properties?.post_start ?? { value: "list" };

/** Of values that have lost their place: each is found again by its path. */
const nowhere: Span = { source: new Source("", ""), start: 0, end: 0 };

function isList(value: unknown): value is readonly LifecycleHook[] {
  return Array.isArray(value);
}

function nodeOf(value: unknown): Node {
  if (Array.isArray(value)) return sequenceAt(value.map(nodeOf), nowhere);
  if (typeof value === "object" && value !== null) {
    const mapping = mappingAt(nowhere);
    for (const [key, item] of Object.entries(value)) mapping.set(key, nodeOf(item));
    return mapping;
  }
  const scalar = (type: ScalarType, of: Scalar["value"]) => new Scalar(type, of, nowhere.source, 0, 0);
  switch (typeof value) {
    case "string":
      return scalar("string", value);
    case "number":
      return scalar(Number.isInteger(value) ? "int" : "float", value);
    case "bigint":
      return scalar("int", value);
    case "boolean":
      return scalar("bool", value);
    default:
      return scalar("null", null);
  }
}
