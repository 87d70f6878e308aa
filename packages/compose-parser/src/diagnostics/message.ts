import type { Diagnostic, Severity } from "../model/diagnostic";
import type { Path, Place } from "../model/place";

/** Where a diagnostic points, and what is known of it besides its values. */
export interface At {
  readonly place?: Place | undefined;
  readonly path?: Path | undefined;
  readonly related?: Diagnostic["related"] | undefined;
  /** A better hint than the message's own, where more is known. */
  readonly hint?: string | undefined;
  /** Where it is not the message's own. */
  readonly severity?: Severity | undefined;
}

/** What the documentation says of a message. */
export interface MessageDoc {
  /** Stable: not renamed, not used again. */
  readonly code: string;
  readonly severity: Severity;
  /** When it is given, in one or two sentences. */
  readonly when: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** What a kind of message is defined by. */
export interface MessageSpec<P> extends MessageDoc {
  readonly text: (params: P) => string;
  /** The hint of one occurrence; the remedy when left out. */
  readonly hint?: (params: P) => string;
}

/** A kind of message: its documentation, its words, and a function that makes the diagnostic. */
export interface Message<P> extends MessageDoc {
  readonly text: (params: P) => string;
  readonly report: (params: P, at?: At) => Diagnostic;
}

/**
 * Defines a kind of message. The parameters are typed, so that a missing one does not compile.
 *
 * @example
 * ```ts
 * const TOO_LONG = defineMessage<{ readonly name: string }>({
 *   code: "target/too-long",
 *   severity: "error",
 *   when: "A service's name is longer than the target allows.",
 *   remedy: "give the project a shorter `name`",
 *   text: ({ name }) => `the name ${name} is too long`,
 * });
 * report(TOO_LONG.report({ name }, { place, path }));
 * ```
 */
export function defineMessage<P>(spec: MessageSpec<P>): Message<P> {
  const { code, when, remedy, text } = spec;
  const report = (params: P, at: At = {}): Diagnostic => ({
    code,
    severity: at.severity ?? spec.severity,
    message: text(params),
    ...(at.place !== undefined && { place: at.place }),
    ...(at.path !== undefined && { path: at.path }),
    ...(at.related !== undefined && at.related.length > 0 && { related: at.related }),
    hint: at.hint ?? spec.hint?.(params) ?? remedy,
  });
  return { code, severity: spec.severity, when, remedy, text, report };
}
