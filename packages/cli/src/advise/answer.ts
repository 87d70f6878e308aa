import type { Advice } from "@pulumi-compose/health-model";
import type { Mended } from "./fix/mend";

/** What `advise` has to tell. */
export interface Answer {
  /** What there is, or is left after mending. */
  readonly advice: readonly Advice[];
  /** Absent where nothing was to be mended. */
  readonly mended: Mended | undefined;
}
