import type { Fields } from "./field";

/** What the official plugin knows of a resource type apart from how to act on it. */
export interface ResourceSchema {
  readonly token: string;
  readonly fields: Fields;
  /** The version that its states carry in `__meta`; undefined for the first. */
  readonly version: number | undefined;
  /** Whether it declares the 20 minutes for create, update and delete, which then show in `__meta`. */
  readonly timeouts: boolean;
  /** Always delete first when replacing, as the new one would have the same name. */
  readonly deleteFirst: boolean;
}
