/** The kinds of objects that keep pods, and that can be waited for. */
export type WorkloadKind = "Deployment" | "StatefulSet" | "DaemonSet" | "Job";

/** A workload by its name. */
export interface WorkloadRef {
  readonly kind: WorkloadKind;
  readonly namespace: string;
  readonly name: string;
}

/** What workloads, or pods, of a namespace are asked for by: labels that all of them have. */
export interface WorkloadFilter {
  readonly namespace: string;
  readonly labels?: Readonly<Record<string, string>>;
}
