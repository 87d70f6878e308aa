import type { PlanOptions } from "../plan/plan-options";

/** What stands at the source of a bind mount. */
export interface BindSource {
  readonly exists: boolean;
  /** Files that show what it should be: of the same name in the folders of other environments, or examples of it. */
  readonly like: readonly string[];
}

export interface AdviseOptions extends PlanOptions {
  /** Looks for the source of a bind mount, an absolute path. Without it, nothing is said of sources. */
  readonly bindSource?: (path: string) => BindSource;
}
