import { pathToFileURL } from "node:url";
import type { Place, Diagnostic as Told } from "@pulumi-compose/parser";
import { type Diagnostic, DiagnosticSeverity, type Location } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Analysis } from "../project/analysis";
import { closedDocument, rangeOfPlace } from "../text/place-range";
import type { PositionEncoding } from "../text/position-encoding";
import { codeDescription } from "./code-description";

/** What places are turned into ranges by. */
export interface Ranges {
  readonly encoding: PositionEncoding;
  /** An open document by its path. */
  readonly document: (path: string) => TextDocument | undefined;
}

const SEVERITIES = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const;

const TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/**
 * What there is to say of a document. Of what has no place, and of errors in files that are not open, the project's first open
 * document tells.
 */
export function diagnosticsFor(path: string, document: TextDocument, analysis: Analysis, ranges: Ranges): Diagnostic[] {
  const isFirst = firstOpen(analysis, ranges) === path;
  return analysis.diagnostics.flatMap((told): Diagnostic[] => {
    const { place } = told;
    if (place?.file === path) return [of(told, rangeOfPlace(document, place, ranges.encoding), analysis, ranges)];
    if (!isFirst) return [];
    if (place === undefined) return [of(told, TOP, analysis, ranges)];
    if (told.severity !== "error" || ranges.document(place.file)) return [];
    const there = { message: "in a file that is not open", place };
    const message = `${place.file}:${place.line}:${place.column}: ${told.message}`;
    return [of({ ...told, message, related: [there, ...(told.related ?? [])] }, TOP, analysis, ranges)];
  });
}

/** Where a place is, in the document as it is open, or as the analysis has read it. */
function locationOf(place: Place, { loaded }: Analysis, { encoding, document }: Ranges): Location {
  const source = loaded.sources.get(place.file);
  const there = document(place.file) ?? (source && closedDocument(source));
  if (!there) return { uri: pathToFileURL(place.file).href, range: TOP };
  return { uri: there.uri, range: rangeOfPlace(there, place, encoding) };
}

function of(told: Told, range: Diagnostic["range"], analysis: Analysis, ranges: Ranges): Diagnostic {
  const { code, severity, message, hint, related = [] } = told;
  return {
    range,
    severity: SEVERITIES[severity],
    code,
    codeDescription: { href: codeDescription(code) },
    source: "pulumi-compose",
    message: hint === undefined ? message : `${message}\n${hint}`,
    ...(related.length > 0 && {
      relatedInformation: related.map((one) => ({
        location: locationOf(one.place, analysis, ranges),
        message: one.message,
      })),
    }),
  };
}

function firstOpen({ loaded, project }: Analysis, { document }: Ranges): string | undefined {
  const files = project?.files ?? [...loaded.sources.keys()].filter((path) => /\.ya?ml$/.test(path));
  return [...files, ...loaded.sources.keys()].find((path) => document(path) !== undefined);
}
