import type { Excerpt, Finding, ServiceSource, SourcesEvent } from "@pulumi-compose/dashboard";
import type { Advice } from "@pulumi-compose/health-model";
import type { Diagnostic, LoadResult, Place } from "@pulumi-compose/parser";
import { isMap, parseAllDocuments, type Scalar } from "yaml";

/** What is said of a project's files. */
export interface Said {
  readonly sources: LoadResult["sources"];
  readonly diagnostics: readonly Diagnostic[];
  readonly advice: readonly Advice[];
}

/** Lines of a service that is written out at great length. */
const MOST_LINES = 400;

/** What the files say of each service, and what is to be said of that; files as they are called from the project's folder. */
export function shownSources(
  { sources, diagnostics, advice }: Said,
  nameOf: (file: string) => string,
): Omit<SourcesEvent, "at" | "type"> {
  const services = new Map<string, { excerpts: Excerpt[]; findings: Finding[] }>();
  const excerpts: { service: string; source: string; from: number; to: number }[] = [];
  for (const [name, { text }] of sources) {
    for (const { service, from, to } of serviceLines(text)) {
      const file = nameOf(name);
      const lines = text.split(/\r?\n/).slice(from - 1, Math.min(to, from - 1 + MOST_LINES));
      const known = services.get(service) ?? { excerpts: [], findings: [] };
      services.set(service, known);
      known.excerpts.push({ file, firstLine: from, lines });
      excerpts.push({ service, source: name, from, to });
    }
  }
  const ownerOf = ({ path, place }: Diagnostic): string | undefined => {
    const [first, name] = path ?? [];
    if ((first === "services" || first === "jobs") && typeof name === "string") return name;
    const here = ({ source, from, to }: (typeof excerpts)[number]) =>
      place !== undefined && source === place.file && from <= place.line && place.line <= to;
    return excerpts.find(here)?.service;
  };
  const rest: Finding[] = [];
  const seen = new Set<string>();
  const add = (one: Advice, kind: Finding["kind"]) => {
    const found = finding(one, kind, nameOf);
    const key = JSON.stringify([found.code, found.message, found.place]);
    if (seen.has(key)) return;
    seen.add(key);
    const service = ownerOf(one);
    (service === undefined ? rest : (services.get(service)?.findings ?? rest)).push(found);
  };
  for (const one of advice) add(one, "advice");
  for (const one of diagnostics) add(one, "diagnostic");
  const shown: Record<string, ServiceSource> = Object.fromEntries(services);
  return { services: shown, findings: rest };
}

function finding(
  { code, severity, message, hint, place, fix }: Advice,
  kind: Finding["kind"],
  nameOf: (file: string) => string,
): Finding {
  return {
    kind,
    code,
    severity,
    message,
    ...(hint !== undefined && { hint }),
    ...(place && { place: shownPlace(place, nameOf) }),
    ...(fix && { fix: fix.title }),
  };
}

function shownPlace({ file, line, column, length }: Place, nameOf: (file: string) => string) {
  return { file: nameOf(file), line, column, length };
}

/** Where services stand in a file, from their keys to their ends: lines from 1. What is no YAML has none. */
function serviceLines(
  text: string,
): readonly { readonly service: string; readonly from: number; readonly to: number }[] {
  const lineOf = (offset: number) => text.slice(0, offset).split("\n").length;
  const documents = parseAllDocuments(text, { logLevel: "silent", prettyErrors: false });
  if (!Array.isArray(documents)) return [];
  return documents.flatMap(({ contents }) => {
    if (!isMap(contents)) return [];
    return ["services", "jobs"].flatMap((key) => {
      const services: unknown = contents.get(key, true);
      if (!isMap<Scalar>(services)) return [];
      return services.items.flatMap(({ key: name, value }) => {
        const [start, end] = [rangeOf(name)?.[0], rangeOf(value)?.[1] ?? rangeOf(name)?.[1]];
        if (start === undefined || end === undefined) return [];
        // What a block ends with is its last line's end: blank lines and comments behind it are the next one's.
        const body = text.slice(start, end).trimEnd();
        return { service: String(name.value), from: lineOf(start), to: lineOf(start + body.length) };
      });
    });
  });
}

function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  if (typeof node !== "object" || node === null || !("range" in node) || !Array.isArray(node.range)) return undefined;
  const [from, to, end]: unknown[] = node.range;
  return typeof from === "number" && typeof to === "number" && typeof end === "number" ? [from, to, end] : undefined;
}
