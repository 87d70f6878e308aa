import type { Report } from "../diagnostics/reporter";
import type { Entry } from "../tree/node";

/** A part of a text, counted from where a service's lines begin. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Something that was reported of a service, without the text that it was in. */
export interface KnownReport extends Range {
  readonly again: Report["again"];
  readonly related: readonly (Range & { readonly message: string })[];
}

/** A service as stages 1 to 5 have left it; all offsets count from its key. */
export interface KnownService {
  /** Its lines. */
  readonly text: string;
  readonly key: string;
  /** The column of its key. */
  readonly column: number;
  /** Where its value ends, as it was read. */
  readonly valueEnd: number;
  /** Absent where it was not taken. */
  readonly entry?: Entry;
  readonly reports: readonly KnownReport[];
}
