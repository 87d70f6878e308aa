import type { MessageSpec } from "./message";

/** A row of the parser's table: a message whose code is `compose/` and the row's name. */
export type Row<V> = Omit<MessageSpec<V>, "code" | "hint">;

/** @param when for the documentation: when it is given @param remedy what to do about it */
export function error<V = Record<never, never>>(text: (values: V) => string, when: string, remedy: string): Row<V> {
  return { severity: "error", text, when, remedy };
}

export function warning<V = Record<never, never>>(text: (values: V) => string, when: string, remedy: string): Row<V> {
  return { severity: "warning", text, when, remedy };
}
