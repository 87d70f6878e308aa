import type { Timed } from "./timed";

/** Why something failed, as the terminal shows it: the reason, the last probes, the state, the tail of the log, a hint. */
export interface EvidenceEvent extends Timed {
  readonly type: "evidence";
  readonly service: string;
  /** The replica's; absent: of all. */
  readonly number?: number;
  /** `gate/unhealthy`, where there is a code. */
  readonly code?: string;
  /** The first line: what has happened. */
  readonly title: string;
  /** All of it, in lines. */
  readonly text: string;
}
