import type { Timed } from "./timed";

/** The update, or the simulation, is over; what the engine tells may go on. */
export interface EndEvent extends Timed {
  readonly type: "end";
  readonly result: "succeeded" | "failed" | "cancelled" | "refused";
  /** Of the command, where nothing else comes between. */
  readonly exitCode: number;
  readonly seconds: number;
  /** In words: `12 created, 3 unchanged`, or what a simulated `up` comes to, in lines. */
  readonly summary: string;
  /** Why it was not as it should be: the first line of every failure. */
  readonly reasons: readonly string[];
}
