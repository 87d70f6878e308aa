import type { Failed } from "./outcome";
import type { Rules } from "./rules";
import type { Sight } from "./wait-event";
import type { WaitKind } from "./wait-kind";
import type { WaitState } from "./wait-state";

/** What is being observed for one wait. */
export interface Watching<K extends WaitKind> {
  /** Sees to it that a look is taken that begins after this call. */
  look(): void;
  act(act: K["act"]): void;
  /** Ends it; nothing is told after it. */
  stop(): void;
}

/** A wait that has failed, and all that it knew. */
export interface FailedWait<K extends WaitKind> {
  readonly failed: Failed<K>;
  readonly state: WaitState<K>;
  readonly afterMs: number;
}

/** One kind of thing to wait for: how it is looked at, and (`rules`: judge, describe) what a look means. */
export interface Observer<K extends WaitKind, Evidence> {
  readonly rules: Rules<K>;
  /** Begins to look; `tell` is called with all there is to see and to hear, but not before this has returned. */
  watch(tell: (sight: Sight<K>) => void): Watching<K>;
  /** Puts together what is known about a wait that failed; never rejects, never takes long. */
  evidence(wait: FailedWait<K>): Promise<Evidence>;
}
