import * as pulumi from "@pulumi/pulumi";
import { ComposeService, type GateOf, type ServiceTraits } from "../../../services/compose-service";
import type { KubernetesObject } from "./kubernetes-object";
import { type PublishedPorts, publishedUrl } from "./published-url";

/** What a service is made of in a cluster. */
export interface ServiceObjects {
  /** What keeps its pods: a Deployment, a StatefulSet, a DaemonSet, a Job. */
  readonly workload: KubernetesObject;
  /** The Services that publish its ports. */
  readonly published: readonly PublishedPorts[];
}

/** One service of a {@link ComposeProject} in a cluster: its children are its workload, and the Services by which it is found. */
export class KubernetesService extends ComposeService {
  /** What keeps its pods: a Deployment; a StatefulSet, a DaemonSet or a Job where the file asks for what these do. */
  readonly workload: KubernetesObject;
  private readonly published: readonly PublishedPorts[];

  /** @internal */
  constructor(
    name: string,
    gateOf: GateOf,
    traits: ServiceTraits,
    options: pulumi.ComponentResourceOptions,
    make: (parent: KubernetesService) => ServiceObjects,
  ) {
    super(name, gateOf, traits, options);
    const { workload, published } = make(this);
    this.workload = workload;
    this.published = published;
    this.settle(workload);
  }

  /** Its workload, alone. */
  get resources(): readonly KubernetesObject[] {
    return [this.workload];
  }

  /** The workload's name. */
  get names(): readonly pulumi.Output<string>[] {
    return [this.workload.metadata.apply(({ name }) => name)];
  }

  /** The ports inside that it publishes by TCP. */
  get ports(): pulumi.Output<readonly number[]> {
    const ports = this.published.flatMap(({ ports }) => ports);
    return pulumi.output([...new Set(ports.map(({ targetPort }) => targetPort))]);
  }

  /**
   * The address of a published port: that of its load balancer, for which it waits, or with `publish: NodePort` that port of the
   * machine on which the cluster's API answers.
   */
  url(port: number, scheme = "http"): pulumi.Output<string> {
    return this.onceThere(publishedUrl(this.workload, this.published, port, scheme));
  }
}
