import * as pulumi from "@pulumi/pulumi";
import {
  connectSwarm,
  type ServiceGoal,
  type ServiceWaitFailure,
  type ServiceWaitResult,
  type ServiceWaitSuccess,
  type Swarm,
} from "@pulumi-compose/docker-health";
import { endpointOf } from "../../../gates/endpoint";
import { findHeldUp } from "../../../gates/held-up";
import { never } from "../../../gates/never";
import { ProgressRow } from "../../../gates/progress";
import { pulumiGone } from "../../../gates/pulumi-gone";
import { type FailGate, type GateEnds, type GateReport, ResourceGate } from "../../../gates/resource-gate";
import { STACK_LABEL } from "../labels";
import { reportServiceFailure, summariseServiceFailure } from "./service-report";

/** What a gate of a swarm's service has to know to wait and to say why it fails. */
export interface ServiceGateSubject {
  readonly service: string;
  readonly goal: ServiceGoal;
  readonly deadlineMs: number | undefined;
  /** `compose.yaml:12:5`, where the condition was written, or the service. */
  readonly place: string | undefined;
  /** The compose project that it belongs to, if to one. */
  readonly project: string | undefined;
  /** Where the healthcheck was written, if it was. */
  readonly checkPlace?: string | undefined;
  /** The services that wait behind this gate, directly or not. */
  readonly heldUp: readonly string[];
  /** Values that must not appear in evidence. */
  readonly redact: pulumi.Input<readonly string[]>;
  /** The labels of the version that is waited for. */
  readonly expectedLabels: pulumi.Input<Readonly<Record<string, string>>>;
}

/** A wait for all replicas of one service of a swarm. */
export class ServiceGate extends ResourceGate<ServiceWaitSuccess, ServiceWaitFailure> {
  private swarm: Swarm | undefined;

  constructor(
    service: pulumi.CustomResource,
    private readonly subject: ServiceGateSubject,
    fail: FailGate,
    ends: GateEnds,
  ) {
    super(service, fail, ends);
  }

  protected async report(failure: ServiceWaitFailure): Promise<GateReport> {
    const { subject, swarm } = this;
    const heldUp = await findHeldUp(subject, (project) =>
      swarm
        ?.services({ labels: { [STACK_LABEL]: project } })
        .then((found) => found.map(({ name }) => name.slice(project.length + 1))),
    );
    return {
      full: reportServiceFailure(subject, failure, heldUp),
      summary: summariseServiceFailure(subject, failure, heldUp),
    };
  }

  protected wait(overtaken: AbortSignal): pulumi.Output<ServiceWaitResult | undefined> {
    const { resource, subject } = this;
    return pulumi
      .all([resource.id, endpointOf(resource), subject.redact, subject.expectedLabels])
      .apply(async ([id, endpoint, redact, expectedLabels]) => {
        // A preview of services that exist knows their ids: still, nothing is waited for.
        if (pulumi.runtime.isDryRun()) return undefined;
        const row = new ProgressRow(resource);
        const swarm = await connectSwarm(endpoint);
        this.swarm = swarm;
        const gone = pulumiGone();
        const result = await swarm.waitForService(id, subject.goal, {
          signal: gone ? AbortSignal.any([gone, overtaken]) : overtaken,
          redact,
          expectedLabels,
          ...(subject.deadlineMs !== undefined && { deadlineMs: subject.deadlineMs }),
          onProgress: (progress) => row.show(progress.message),
        });
        return gone?.aborted ? never() : result;
      });
  }
}
