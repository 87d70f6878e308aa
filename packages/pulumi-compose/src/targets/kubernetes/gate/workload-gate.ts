import type * as pulumi from "@pulumi/pulumi";
import {
  type Cluster,
  type ClusterOptions,
  connectCluster,
  type WorkloadGoal,
  type WorkloadKind,
  type WorkloadWaitFailure,
  type WorkloadWaitResult,
  type WorkloadWaitSuccess,
} from "@pulumi-compose/kubernetes-health";
import type { GateReport } from "../../../gates/gate-report";
import type { GateSubject } from "../../../gates/gate-subject";
import type { HeldUp } from "../../../gates/held-up";
import { ResourceGate, type WaitTerms } from "../../../gates/resource-gate";
import { clusterOf } from "../cluster-of";
import { labelValue, PROJECT_LABEL, SERVICE_LABEL } from "../labels";
import { workloadRef } from "./workload-ref";
import { reportWorkloadFailure } from "./workload-report";

/** What a gate of a workload has to know besides. */
export interface WorkloadGateSubject extends GateSubject {
  readonly goal: WorkloadGoal;
  readonly workload: WorkloadKind;
  /** How long each pod of a rollout may take, where somebody says it. */
  readonly podDeadlineMs?: number | undefined;
}

/** When it was known that a workload had been made, or was as it should be: by `performance.now()`. */
const madeAtMs = new WeakMap<pulumi.CustomResource, number>();

/** A wait for all pods of one service in a cluster. */
export class WorkloadGate extends ResourceGate<
  WorkloadWaitSuccess,
  WorkloadWaitFailure,
  ClusterOptions,
  WorkloadGateSubject
> {
  private looked: { readonly cluster: Cluster; readonly namespace: string } | undefined;

  protected endpoint(): pulumi.Output<ClusterOptions> {
    return clusterOf(this.resource, this.ends.run);
  }

  protected report(failure: WorkloadWaitFailure, heldUp: HeldUp): GateReport {
    return reportWorkloadFailure(this.subject, failure, heldUp);
  }

  protected servicesThere(project: string): Promise<readonly string[]> | undefined {
    const { cluster, namespace } = this.looked ?? {};
    if (!cluster || namespace === undefined) return undefined;
    return cluster
      .workloads({ namespace, labels: { [PROJECT_LABEL]: labelValue(project) } })
      .then((found) => found.flatMap(({ labels }) => labels[SERVICE_LABEL] ?? []));
  }

  protected async wait(id: string, endpoint: ClusterOptions, terms: WaitTerms): Promise<WorkloadWaitResult> {
    const { goal, workload, podDeadlineMs } = this.subject;
    const ref = workloadRef(workload, id);
    const cluster = await connectCluster(endpoint);
    this.looked = { cluster, namespace: ref.namespace };
    // What one gate has read of it since it was made the next one need not ask for again.
    const asOfMs = madeAtMs.get(this.resource) ?? performance.now();
    madeAtMs.set(this.resource, asOfMs);
    return cluster.waitForWorkload(ref, goal, {
      ...terms,
      asOfMs,
      ...(podDeadlineMs !== undefined && { podDeadlineMs }),
    });
  }
}
