/** What somebody in the cluster has told of an object. */
export interface EventSnapshot {
  readonly uid: string;
  readonly type: "Normal" | "Warning";
  /** Kubernetes' word: `FailedScheduling`, `Unhealthy`, `BackOff`, `FailedCreate`. */
  readonly reason: string;
  readonly message: string;
  /** Whom it is about. */
  readonly object: { readonly kind: string; readonly name: string; readonly uid: string };
  readonly count: number;
  /** When it was told last, RFC 3339 by the teller's clock. */
  readonly at: string;
}
