import * as pulumi from "@pulumi/pulumi";
import {
  connectSwarm,
  type ServiceGoal,
  type ServiceWaitFailure,
  type ServiceWaitResult,
  type ServiceWaitSuccess,
} from "@pulumi-compose/docker-health";
import { constructWork, type ProjectWork } from "./construct-scope";
import { endpointOf } from "./endpoint";
import { ProgressRow } from "./progress";
import { type FailGate, type GateReport, ResourceGate } from "./resource-gate";
import { reportServiceFailure, summariseServiceFailure } from "./service-report";

/** What a gate of a swarm's service has to know to wait and to say why it fails. */
export interface ServiceGateSubject {
  readonly service: string;
  readonly goal: ServiceGoal;
  readonly deadlineMs: number | undefined;
  /** `compose.yaml:12:5`, where the condition was written, or the service. */
  readonly place: string | undefined;
  /** Where the healthcheck was written, if it was. */
  readonly checkPlace?: string | undefined;
  /** The services that wait behind this gate, directly or not. */
  readonly heldUp: readonly string[];
  /** Values that must not appear in evidence. */
  readonly redact: pulumi.Input<readonly string[]>;
  /** The labels of the version that is waited for. */
  readonly expectedLabels: pulumi.Input<Readonly<Record<string, string>>>;
  /** Within a component provider's Construct: who ends it when nothing else goes on. */
  readonly work: ProjectWork | undefined;
}

/** A wait for all replicas of one service of a swarm. */
export class ServiceGate extends ResourceGate<ServiceWaitSuccess, ServiceWaitFailure> {
  constructor(
    service: pulumi.CustomResource,
    private readonly subject: ServiceGateSubject,
    fail: FailGate,
  ) {
    super(service, fail, constructWork(subject.work, { service: subject.service, condition: subject.goal }));
  }

  protected report(failure: ServiceWaitFailure): GateReport {
    return {
      full: reportServiceFailure(this.subject, failure),
      summary: summariseServiceFailure(this.subject, failure),
    };
  }

  protected wait(): pulumi.Output<ServiceWaitResult | undefined> {
    const { resource, subject } = this;
    return pulumi
      .all([resource.id, endpointOf(resource), subject.redact, subject.expectedLabels])
      .apply(async ([id, endpoint, redact, expectedLabels]) => {
        // A preview of services that exist knows their ids: still, nothing is waited for.
        if (pulumi.runtime.isDryRun()) return undefined;
        const row = new ProgressRow(resource);
        const swarm = await connectSwarm(endpoint);
        return swarm.waitForService(id, subject.goal, {
          redact,
          expectedLabels,
          ...(subject.deadlineMs !== undefined && { deadlineMs: subject.deadlineMs }),
          onProgress: (progress) => row.show(progress.message),
        });
      });
  }
}
