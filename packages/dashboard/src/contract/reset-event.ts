import type { Timed } from "./timed";

/** What was told before is forgotten: all that is to be known follows. */
export interface ResetEvent extends Timed {
  readonly type: "reset";
}
