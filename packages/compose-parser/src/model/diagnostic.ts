import type { Path, Place } from "./place";

/** An error stops what was asked for; a warning does not. */
export type Severity = "error" | "warning" | "info";

/** What a user has to know about a file: the one shape of every message of every package. */
export interface Diagnostic {
  /** Stable: `compose/<kebab-case>`, `health/…`, `target/…`, `gate/…`, `convert/…`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place?: Place;
  /** The path in the project that the message is about, where there is one. */
  readonly path?: Path;
  /** Other places that explain this one. */
  readonly related?: readonly { readonly message: string; readonly place: Place }[];
  /** What to do about it, in one sentence. */
  readonly hint?: string;
}
