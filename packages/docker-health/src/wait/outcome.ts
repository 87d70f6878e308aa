import type { WaitKind } from "./wait-kind";

/** Why a wait may fail, whatever it is for. */
export type CommonReason = "deadline" | "aborted" | "engine-unreachable" | "not-found" | "removed";

/** How a wait ends. */
export type Outcome<K extends WaitKind> = Opened<K> | Failed<K>;

export interface Opened<K extends WaitKind> {
  readonly ok: true;
  /** `already`: it was so at the first look. */
  readonly by: K["by"] | "already";
  /** What was waited for has come to its end, well. */
  readonly ended?: true;
}

export interface Failed<K extends WaitKind> {
  readonly ok: false;
  readonly reason: K["reason"] | CommonReason;
  readonly detail?: string;
}
