import type { Diagnostic, Severity } from "../model/diagnostic";
import type { Place } from "../model/place";
import type { Source } from "../source/source";

/** How diagnostics are drawn. */
export interface RenderOptions {
  /** Colours for a terminal. Off by default. */
  readonly color?: boolean;
  /** How a file's name is shown, for example relative to the working directory. As it is by default. */
  readonly fileName?: (file: string) => string;
}

/** The texts that places point into, by the name of the file. */
export type Sources = ReadonlyMap<string, Source>;

const colors: Record<Severity | "place" | "hint", string> = {
  error: "\u001b[1;31m",
  warning: "\u001b[1;33m",
  info: "\u001b[1;36m",
  place: "\u001b[2m",
  hint: "\u001b[36m",
};

/**
 * Diagnostics as text for a terminal: `file:line:column severity code: message`, the line with a caret under the
 * place, related places, the hint.
 */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  options: RenderOptions = {},
): string {
  return diagnostics.map((diagnostic) => renderOne(diagnostic, sources, options)).join("\n");
}

function renderOne(diagnostic: Diagnostic, sources: Sources, options: RenderOptions): string {
  const paint = (color: keyof typeof colors, text: string) =>
    options.color ? `${colors[color]}${text}\u001b[0m` : text;
  const name = options.fileName ?? ((file: string) => file);
  const { place, severity } = diagnostic;
  const where = place ? `${name(place.file)}:${place.line}:${place.column} ` : "";
  const lines = [`${where}${paint(severity, severity)} ${diagnostic.code}: ${diagnostic.message}`];
  if (place) lines.push(...excerpt(place, sources, (text) => paint(severity, text)));
  for (const related of diagnostic.related ?? []) {
    const at = related.place;
    lines.push(`  ${paint("place", `${name(at.file)}:${at.line}:${at.column}`)} ${related.message}`);
    lines.push(...excerpt(at, sources, (text) => paint("place", text)));
  }
  if (diagnostic.hint !== undefined) lines.push(`  ${paint("hint", "hint:")} ${diagnostic.hint}`);
  return `${lines.join("\n")}\n`;
}

const maxWidth = 160;

function excerpt(place: Place, sources: Sources, paint: (text: string) => string): string[] {
  const source = sources.get(place.file);
  if (!source) return [];
  const whole = source.lineText(place.line);
  // A very long line is shown around the place.
  const from = place.column > maxWidth ? place.column - 20 : 1;
  const line = whole.slice(from - 1, from - 1 + maxWidth);
  if (line.trim() === "" && place.column === 1) return [];
  const number = String(place.line);
  // Tabs stay tabs, so that the caret stands under its character.
  const before = line.slice(0, place.column - from).replace(/[^\t]/g, " ");
  const length = Math.max(1, Math.min(place.length, line.length - (place.column - from)));
  return [`  ${number} | ${visible(line)}`, `  ${" ".repeat(number.length)} | ${before}${paint("^".repeat(length))}`];
}

/** Control characters of a file do not reach the terminal. */
function visible(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
  return line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "\ufffd");
}

/** Diagnostics as plain data for machines: `{code, severity, message, file, line, column, length, path, hint, related}`. */
export function diagnosticsToJson(diagnostics: readonly Diagnostic[]): Record<string, unknown>[] {
  return diagnostics.map(({ code, severity, message, place, path, hint, related }) => ({
    code,
    severity,
    message,
    ...place,
    ...(path && { path }),
    ...(hint !== undefined && { hint }),
    ...(related && { related: related.map((r) => ({ message: r.message, ...r.place })) }),
  }));
}
