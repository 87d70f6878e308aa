import { CONDITION_WORDS } from "@pulumi-compose/health-model";
import { type CompletionItem, CompletionItemKind } from "vscode-languageserver";
import type { Asked } from "./asked";
import { lineContext } from "./line-context";
import type { Kind } from "./mentions";
import { namesOf } from "./project-names";
import { choicesAt, keysAt, type Offered } from "./schema-keys";

/** What may be typed at an offset: names of the project, conditions, keys and words of the schema. */
export function complete(asked: Asked): CompletionItem[] {
  const { path, key, typed, isItem, siblings } = lineContext(asked.document, asked.offset);
  const isValue = key !== undefined;
  const where = isValue ? [...path, key] : path;
  // Within `[a, b`.
  const isFlow = isValue && /^\[[^\]]*$/.test(typed);
  const kind = kindAt(where, isValue && !isFlow);
  if (kind) {
    const names = namesOf(kind, asked).filter((name) => name !== path[1] && !siblings.includes(name));
    const isKey = !isValue && !isItem && kind !== "services" ? ":" : "";
    return names.map((label) => ({
      label,
      kind: CompletionItemKind.Reference,
      detail: kind.slice(0, -1),
      ...(isKey && { insertText: `${label}:` }),
    }));
  }
  if (isService(where) && isValue && where.length === 3 && NAMESPACES.includes(key)) {
    const before = typed.startsWith("service:") ? "" : "service:";
    return namesOf("services", asked).map((name) => ({
      label: `${before}${name}`,
      kind: CompletionItemKind.Reference,
    }));
  }
  if (isValue) {
    const isCondition = where.length === 5 && where[2] === "depends_on" && key === "condition";
    const words: readonly Offered[] = isCondition
      ? Object.entries(CONDITION_WORDS).map(([name, word]) => ({ name, doc: `waits until it is ${word}` }))
      : choicesAt(where);
    return words.map((word) => item(word, CompletionItemKind.EnumMember, ""));
  }
  return keysAt(path)
    .filter(({ name }) => !siblings.includes(name))
    .map((one) => item(one, CompletionItemKind.Property, ":"));
}

const NAMESPACES = ["network_mode", "ipc", "pid"];

function item({ name, doc }: Offered, kind: CompletionItemKind, behind: string): CompletionItem {
  return {
    label: name,
    kind,
    ...(doc !== undefined && { documentation: doc }),
    ...(behind !== "" && { insertText: `${name}${behind}` }),
  };
}

function isService([section]: readonly string[]): boolean {
  return section === "services" || section === "jobs";
}

/** What is named at a path; undefined: nothing. */
function kindAt(path: readonly string[], isValue: boolean): Kind | undefined {
  if (!isService(path)) return undefined;
  const [, , attribute, below] = path;
  const isList = path.length === 3 && !isValue;
  switch (attribute) {
    case "depends_on":
    case "links":
    case "volumes_from":
      return isList ? "services" : undefined;
    case "networks":
    case "configs":
    case "secrets":
    case "models":
      return isList || below === "source" ? attribute : undefined;
    case "volumes":
      return isList || below === "source" ? "volumes" : undefined;
    case "extends":
      return below === "service" || (path.length === 3 && isValue) ? "services" : undefined;
    default:
      return undefined;
  }
}
