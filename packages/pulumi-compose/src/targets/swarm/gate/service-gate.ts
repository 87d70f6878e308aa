import * as pulumi from "@pulumi/pulumi";
import {
  connectSwarm,
  type EndpointOptions,
  type ServiceGoal,
  type ServiceWaitFailure,
  type ServiceWaitResult,
  type ServiceWaitSuccess,
  type Swarm,
} from "@pulumi-compose/docker-health";
import { endpointOf } from "../../../gates/endpoint";
import type { GateReport } from "../../../gates/gate-report";
import type { GateSubject } from "../../../gates/gate-subject";
import type { HeldUp } from "../../../gates/held-up";
import { promised } from "../../../gates/promised";
import { ResourceGate, type WaitTerms } from "../../../gates/resource-gate";
import { STACK_LABEL } from "../labels";
import { reportServiceFailure } from "./service-report";

/** What a gate of a swarm's service has to know besides. */
export interface ServiceGateSubject extends GateSubject {
  readonly goal: ServiceGoal;
  /** How long one task may take, of a service that is to converge. */
  readonly taskDeadlineMs?: number | undefined;
  /** The labels of the version that is waited for. */
  readonly expectedLabels: pulumi.Input<Readonly<Record<string, string>>>;
}

/** A wait for all replicas of one service of a swarm. */
export class ServiceGate extends ResourceGate<
  ServiceWaitSuccess,
  ServiceWaitFailure,
  EndpointOptions,
  ServiceGateSubject
> {
  private swarm: Swarm | undefined;

  protected endpoint(): pulumi.Output<EndpointOptions> {
    return endpointOf(this.resource, this.ends.run);
  }

  protected report(failure: ServiceWaitFailure, heldUp: HeldUp): GateReport {
    return reportServiceFailure(this.subject, failure, heldUp);
  }

  protected servicesThere(project: string): Promise<readonly string[]> | undefined {
    return this.swarm
      ?.services({ labels: { [STACK_LABEL]: project } })
      .then((found) => found.map(({ name }) => name.slice(project.length + 1)));
  }

  protected async wait(id: string, endpoint: EndpointOptions, terms: WaitTerms): Promise<ServiceWaitResult> {
    const { goal, expectedLabels, taskDeadlineMs } = this.subject;
    const labels = await promised(pulumi.output(expectedLabels));
    const swarm = await connectSwarm(endpoint);
    this.swarm = swarm;
    return swarm.waitForService(id, goal, {
      ...terms,
      expectedLabels: labels,
      ...(taskDeadlineMs !== undefined && { taskDeadlineMs }),
    });
  }
}
