/** What one look means for a wait. */
export type Judgement<Reason extends string> =
  /** `ended`: it has come to its end, well. */
  | { readonly kind: "open"; readonly ended?: true }
  | { readonly kind: "fail"; readonly reason: Reason; readonly detail?: string }
  /** `unhealthy`: the check says so, and the wait goes on because it was told to. */
  | { readonly kind: "pending"; readonly despite?: "unhealthy" }
  /** It looks like a verdict, but of a moment: believe it only if a second look, a little later, agrees. */
  | { readonly kind: "suspect"; readonly of: string; readonly settleMs: number };
