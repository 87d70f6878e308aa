import type { Declaration } from "../code/declaration";

/** A statement for a resource, and where it belongs. */
export interface Part extends Omit<Declaration, "when"> {
  readonly group: "network" | "volume" | "content" | "cluster" | { readonly service: string };
  /** The profiles of which one must be active; none: it is always there. */
  readonly profiles: readonly string[];
}
