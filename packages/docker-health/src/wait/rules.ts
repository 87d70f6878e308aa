import type { Fault } from "./fault";
import type { Judgement } from "./judgement";
import type { CommonReason, Outcome } from "./outcome";
import type { WaitEffect } from "./wait-effect";
import type { WaitKind } from "./wait-kind";
import type { WaitState } from "./wait-state";

/** What a wait of one kind may want done by its own rules; all else is the same for all. */
export type Want<K extends WaitKind> = Exclude<WaitEffect<K>, { readonly kind: "settle" | "report" }>;

/** When a look was taken into account. */
export interface Moment {
  readonly nowMs: number;
  readonly waitedMs: number;
  /** It is the first one. */
  readonly isFirst: boolean;
}

/** What a look has come to. */
export interface Reading<K extends WaitKind> {
  readonly judgement: Judgement<K["reason"]>;
  readonly memory: K["memory"];
  /** Done where the wait goes on. */
  readonly wants: readonly Want<K>[];
  /** How long the deadline has stood still so far. Default 0. */
  readonly allowanceMs?: number;
}

/** What news have come to; what is left out stays as it is. */
export interface Hearing<K extends WaitKind> {
  readonly memory?: K["memory"];
  readonly look?: K["look"];
  readonly wants?: readonly Want<K>[];
  /** Worth a report, if it changes what there is to tell. */
  readonly report?: true;
  readonly outcome?: Outcome<K>;
}

/** The rules of one kind of wait. All functions are pure: the same arguments give the same answer. */
export interface Rules<K extends WaitKind> {
  readonly by: K["by"];
  readonly memory: K["memory"];
  /** From the call on; undefined: what the first look calls for. */
  readonly deadlineMs: number | undefined;
  /** How long an engine that stopped answering in mid-wait may stay away. */
  readonly engineGraceMs: number;
  /** How the deadline is kept: by a timer, or at looks, where only those tell whether it stands still. */
  readonly deadlineBy: "timer" | "looks";
  /** After how long to look again when nobody could look; undefined: it is looked again anyway. */
  readonly retryMs: number | undefined;
  defaultDeadlineMs(look: K["look"]): number;
  judge(look: K["look"], state: WaitState<K>, moment: Moment): Reading<K>;
  hear(news: K["news"], state: WaitState<K>): Hearing<K>;
  /** One of the timers that these rules have set. */
  rang(timer: string, state: WaitState<K>): Hearing<K>;
  absent(state: WaitState<K>): Outcome<K>;
  /** The reason, where a fault is one of which time mends nothing; undefined: that of any other. */
  reasonOf(fault: Fault): K["reason"] | CommonReason | undefined;
  /** Whether anybody wants to know how it is going. */
  readonly isTold: boolean;
  /** How it is going; undefined: there is nothing to tell yet. */
  describe(state: WaitState<K>, waitedMs: number): K["progress"] | undefined;
}
