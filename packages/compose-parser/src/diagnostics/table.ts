import type { Message } from "./message";
import { projectMessages } from "./project-messages";
import { readMessages } from "./read-messages";
import { shapeMessages } from "./shape-messages";
import { variableMessages } from "./variable-messages";

const table = { ...readMessages, ...variableMessages, ...shapeMessages, ...projectMessages } as const;

/** The codes without `compose/`. They are stable: not renamed, not reused. */
export type Code = keyof typeof table;

/** What the message of a code needs to be told. */
export type ValuesOf<C extends Code> = (typeof table)[C] extends Message<infer V> ? V : never;

/** Every message of the parser. */
export const messages: { readonly [C in Code]: Message<ValuesOf<C>> } = table;
