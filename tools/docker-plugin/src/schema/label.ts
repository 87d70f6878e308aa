import { type Fields, fields, NEW, REQUIRED, text } from "./field";

/** A label whose change replaces the resource. */
export const LABEL: Fields = fields({ label: text(REQUIRED, NEW), value: text(REQUIRED, NEW) });

/** A label that can be changed in place. */
export const UPDATABLE_LABEL: Fields = fields({ label: text(REQUIRED), value: text(REQUIRED) });
