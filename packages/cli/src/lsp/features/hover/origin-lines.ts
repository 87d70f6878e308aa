import { dirname, isAbsolute, relative } from "node:path";
import { type ComposeProject, type Path, type Place, variablesOf } from "@pulumi-compose/parser";
import type { Asked } from "../asked";
import { code, type HoverContext } from "./hover-context";

/** Of a value: what it is in the project, who has the last word, and which variables and anchors it is made of. */
export function originLines(path: Path, context: HoverContext): readonly string[] {
  return [...valueLines(path, context), ...aliasLines(context), ...variableLines(context)];
}

function valueLines(path: Path, { asked, cursor, show }: HoverContext): readonly string[] {
  const { analysis } = asked;
  const project = analysis?.project;
  if (!project || path.length < 3) return [];
  const value = valueAt(project, path);
  const name = path.at(-2) === "environment" || path.at(-2) === "args" ? String(path.at(-1)) : undefined;
  const isScalar = value !== undefined && (typeof value !== "object" || value === null);
  const place = project.placeOf(path);
  const here = cursor.entry ?? cursor.node;
  const isElsewhere =
    place && (place.file !== asked.path || place.line !== here.source.placeAt(here.start, here.end).line);
  const lines = isScalar && !cursor.isKey ? [`Value: ${show(value, name)}`] : [];
  return isElsewhere && isScalar ? [...lines, `The last word has ${shown(place, asked)}.`] : lines;
}

function valueAt(project: ComposeProject, path: Path): unknown {
  let value: unknown = project;
  for (const part of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = new Map<string, unknown>(Object.entries(value)).get(String(part));
  }
  return value;
}

function aliasLines({ cursor, tree }: HoverContext): readonly string[] {
  const { entry, node } = cursor;
  if (!entry || node.start >= entry.start) return [];
  const { line } = node.source.placeAt(node.start, node.end);
  const [, name = ""] = /^\s*:?\s*\*([^\s,[\]{}]+)/.exec(tree.text.slice(entry.end)) ?? [];
  return [`From the anchor ${code(`&${name}`)} in line ${line}.`];
}

function variableLines({ asked, cursor: { node }, show }: HoverContext): readonly string[] {
  if (node.kind !== "scalar") return [];
  const environment = asked.analysis?.project?.environment ?? {};
  return variablesOf(node).map((variable) => {
    const { name, required, default: fallback } = variable;
    const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
    if (value !== undefined) return `${code(`$${name}`)} is ${show(value, name)}, from ${sourceOf(name, asked)}.`;
    if (fallback !== "") return `${code(`$${name}`)} is not set: ${show(fallback, name)} stands in its place.`;
    return `${code(`$${name}`)} is not set${required ? ", and has to be" : ""}.`;
  });
}

/** The environment wins over files of variables; of these the last one that has it. */
function sourceOf(name: string, { analysis, ranges, env, ...asked }: Asked): string {
  if (env[name] !== undefined) return "the environment";
  if (name === "COMPOSE_PROJECT_NAME") return "the project's name";
  const places = [...(analysis?.loaded.sources ?? [])].flatMap(([file, source]): Place[] => {
    if (/\.ya?ml$/.test(file)) return [];
    const text = ranges.document(file)?.getText() ?? source.text;
    const line = text.split("\n").findLastIndex((one) => new RegExp(`^\\s*(?:export\\s+)?${name}\\s*[=:]`).test(one));
    return line < 0 ? [] : [{ file, line: line + 1, column: 1, length: 1 }];
  });
  const place = places.at(-1);
  return place ? shown(place, asked) : "a file of variables";
}

function shown({ file, line }: Place, { path }: Pick<Asked, "path">): string {
  const short = relative(dirname(path), file);
  return code(`${short.startsWith("..") || isAbsolute(short) ? file : short}:${line}`);
}
