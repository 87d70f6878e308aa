import type { Timed } from "./timed";

/** What the files say of each service, and what is to be said of that. */
export interface SourcesEvent extends Timed {
  readonly type: "sources";
  /** By service. */
  readonly services: Readonly<Record<string, ServiceSource>>;
  /** What is said of no service in particular. */
  readonly findings: readonly Finding[];
}

export interface ServiceSource {
  /** Its lines, one for each file that says something of it. */
  readonly excerpts: readonly Excerpt[];
  readonly findings: readonly Finding[];
}

export interface Excerpt {
  /** Relative to the project's folder. */
  readonly file: string;
  /** The number of the first of the lines, from 1. */
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/** A diagnostic or an advice. */
export interface Finding {
  readonly kind: "diagnostic" | "advice";
  /** `health/no-curl`. */
  readonly code: string;
  readonly severity: "error" | "warning" | "info";
  readonly message: string;
  /** What to do about it. */
  readonly hint?: string;
  /** Where, with the length of what is meant; lines and columns count from 1. */
  readonly place?: { readonly file: string; readonly line: number; readonly column: number; readonly length: number };
  /** What `advise --fix` would do, in the imperative; absent: it does nothing. */
  readonly fix?: string;
}
