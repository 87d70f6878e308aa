import type { StateResource } from "./state-resources";
import type { UpRun } from "./up-run";

/** One of the two ways in which a compose file is brought up. */
export interface Way {
  readonly kind: "pulumi-compose up" | "pulumi up";
  /** The project's name, unique on the engine. */
  readonly project: string;
  /** Where its files are. */
  readonly folder: string;
  up(limitMs: number): Promise<UpRun>;
  /** The same without a look whether there is anything to do; absent: it never looks. */
  fullUp?(limitMs: number): Promise<UpRun>;
  /** Takes everything away. */
  down(limitMs: number): Promise<Ended>;
  /** What Pulumi's state has. */
  state(): readonly StateResource[];
}

/** How a command ended. */
export interface Ended {
  /** Undefined: it did not end in time, and was ended. */
  readonly code: number | undefined;
  readonly text: string;
}
