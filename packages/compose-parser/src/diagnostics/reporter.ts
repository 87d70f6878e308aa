import type { Diagnostic, Severity } from "../model/diagnostic";
import type { Path, Place } from "../model/place";
import { placeOfSpan, type Span } from "../tree/node";
import type { Message } from "./message";
import { type Code, messages, type ValuesOf } from "./table";

/** What a report may say besides its code and the values of its message. */
export interface Details {
  readonly path?: Path;
  readonly hint?: string | undefined;
  readonly related?: readonly { readonly message: string; readonly at: Span }[];
  readonly place?: Place;
  /** Where it is not the message's own. */
  readonly severity?: Severity | undefined;
}

/** Something that was reported, and how to report the same of another place. */
export interface Report {
  readonly at: Span | undefined;
  readonly related: NonNullable<Details["related"]>;
  readonly again: (reporter: Reporter, at: Span, related: NonNullable<Details["related"]>) => void;
}

/** Collects diagnostics. The same message at the same place is taken once. */
export class Reporter {
  private readonly seen = new Set<string>();
  private readonly told = new Map<Diagnostic, { readonly code: Code; readonly values: unknown }>();
  readonly diagnostics: Diagnostic[] = [];
  errors = 0;
  private heard: ((report: Report) => void) | undefined;

  /** Has all that is reported from now on told to somebody besides, also what was said before; undefined: to nobody any more. */
  hear(heard: ((report: Report) => void) | undefined): void {
    this.heard = heard;
  }

  /** Reports a mistake; `values` fill the message that the table holds for the code. */
  report<C extends Code>(code: C, at: Span | undefined, values: ValuesOf<C>, details: Details = {}): void {
    this.heard?.(reportOf(code, at, values, details));
    const message: Message<ValuesOf<C>> = messages[code];
    const place = at ? placeOfSpan(at) : details.place;
    const related = details.related?.map((one) => ({ message: one.message, place: placeOfSpan(one.at) }));
    const { path, hint, severity } = details;
    const diagnostic = message.report(values, { place, path, hint, related, severity });
    const key = JSON.stringify([code, diagnostic.message, place]);
    if (this.seen.has(key)) return;
    this.seen.add(key);
    if (diagnostic.severity === "error") this.errors++;
    this.told.set(diagnostic, { code, values });
    this.diagnostics.push(diagnostic);
  }

  /** Gives reports of a code a better hint, once more is known; undefined leaves one as it is. */
  hintAgain<C extends Code>(code: C, hintOf: (values: ValuesOf<C>, path: Path) => string | undefined): void {
    this.diagnostics.forEach((diagnostic, i) => {
      const told = this.told.get(diagnostic);
      if (told?.code !== code || !diagnostic.path) return;
      const hint = hintOf(told.values as ValuesOf<C>, diagnostic.path);
      if (hint !== undefined) this.diagnostics[i] = { ...diagnostic, hint };
    });
  }
}

/** Nothing of it but its places knows the text that it is about. */
function reportOf<C extends Code>(code: C, at: Span | undefined, values: ValuesOf<C>, details: Details): Report {
  const { related = [], ...rest } = details;
  return { at, related, again: againOf(code, values, rest) };
}

function againOf<C extends Code>(code: C, values: ValuesOf<C>, details: Omit<Details, "related">): Report["again"] {
  return (reporter, at, related) =>
    reporter.report(code, at, values, related.length > 0 ? { ...details, related } : details);
}
