import type { WorkloadFailureReason, WorkloadGoal } from "../shared/workload-wait-types";
import type { Baseline } from "./baseline";

/** How a wait would end. */
export type Verdict =
  | { readonly kind: "open" }
  | { readonly kind: "fail"; readonly reason: WorkloadFailureReason; readonly detail?: string };

/** It looks like a verdict, but of a moment: believed once it has been so for as long as `settleMs`, look for look. */
export interface Suspicion {
  /** Another text is another suspicion. */
  readonly of: string;
  /** Infinity: by itself it never is, but a deadline that somebody has set makes it the reason. */
  readonly settleMs: number;
  readonly verdict: Verdict;
}

/** What one look means for a wait. */
export type WorkloadJudgement = Verdict | { readonly kind: "pending"; readonly suspicions: readonly Suspicion[] };

export interface WorkloadTerms {
  readonly goal: WorkloadGoal;
  readonly baseline: Baseline;
}

export function fail(reason: WorkloadFailureReason, detail?: string): Verdict {
  return { kind: "fail", reason, ...(detail && { detail }) };
}
