import type { Severity } from "../model/diagnostic";

/** One row of the table of messages. `V` is what the message needs to be told. */
export interface Message<V> {
  readonly severity: Severity;
  message(values: V): string;
  /** What to do about it. */
  readonly hint?: string;
  /** For docs/11-diagnostics.md: when it comes, in one or two sentences. */
  readonly when: string;
}

export function error<V = Record<never, never>>(
  message: (values: V) => string,
  when: string,
  hint?: string,
): Message<V> {
  return { severity: "error", message, when, ...(hint !== undefined && { hint }) };
}

export function warning<V = Record<never, never>>(
  message: (values: V) => string,
  when: string,
  hint?: string,
): Message<V> {
  return { severity: "warning", message, when, ...(hint !== undefined && { hint }) };
}
