import { defineMessage, type Message, type MessageDoc } from "./message";
import { projectMessages } from "./project-messages";
import { readMessages } from "./read-messages";
import type { Row } from "./row";
import { shapeMessages } from "./shape-messages";
import { variableMessages } from "./variable-messages";

const table = { ...readMessages, ...variableMessages, ...shapeMessages, ...projectMessages } as const;

/** The codes without `compose/`. They are stable: not renamed, not reused. */
export type Code = keyof typeof table;

/** What the message of a code needs to be told. */
export type ValuesOf<C extends Code> = (typeof table)[C] extends Row<infer V> ? V : never;

type Messages = { readonly [C in Code]: Message<ValuesOf<C>> };

/** Every message of the parser. */
export const messages = Object.fromEntries(
  Object.entries<Row<never>>(table).map(([name, row]) => [name, defineMessage({ ...row, code: `compose/${name}` })]),
) as unknown as Messages;

/** What the documentation says of every message of the parser, by code. */
export const COMPOSE_MESSAGES: readonly MessageDoc[] = Object.values<MessageDoc>(messages)
  .map(({ code, severity, when, remedy }) => ({ code, severity, when, remedy }))
  .sort((one, other) => (one.code < other.code ? -1 : 1));
