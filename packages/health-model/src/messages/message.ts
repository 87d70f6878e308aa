import type { Diagnostic, Path, Place, Severity } from "@pulumi-compose/parser";

/** Where a diagnostic points. */
export interface At {
  readonly place?: Place | undefined;
  readonly path?: Path | undefined;
  readonly related?: Diagnostic["related"] | undefined;
}

/** What the documentation says of a message. */
export interface MessageDoc {
  readonly code: string;
  readonly severity: Severity;
  /** When it is given, in one or two sentences. */
  readonly when: string;
  /** What to do about it. */
  readonly remedy: string;
}

export interface MessageSpec<P> extends MessageDoc {
  readonly text: (params: P) => string;
  /** The hint of one occurrence; the remedy when left out. */
  readonly hint?: (params: P) => string;
}

/** A kind of message: its documentation, and a function that makes the diagnostic. */
export interface Message<P> extends MessageDoc {
  readonly report: (params: P, at?: At) => Diagnostic;
}

/** Defines a kind of message. The parameters are typed, so that a missing one does not compile. */
export function defineMessage<P>(spec: MessageSpec<P>): Message<P> {
  const { code, severity, when, remedy } = spec;
  const report = (params: P, at: At = {}): Diagnostic => ({
    code,
    severity,
    message: spec.text(params),
    ...(at.place !== undefined && { place: at.place }),
    ...(at.path !== undefined && { path: at.path }),
    ...(at.related !== undefined && at.related.length > 0 && { related: at.related }),
    hint: spec.hint?.(params) ?? remedy,
  });
  return { code, severity, when, remedy, report };
}
