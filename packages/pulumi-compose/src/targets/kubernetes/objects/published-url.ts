import * as pulumi from "@pulumi/pulumi";
import { connectCluster } from "@pulumi-compose/kubernetes-health";
import { unknownValue } from "../../../gates/unknown-value";
import { hostOf } from "../../../services/host-of";
import { unpublished } from "../../../services/unpublished";
import { clusterOf } from "../cluster-of";
import type { Service } from "../manifest";
import type { KubernetesObject } from "./kubernetes-object";

/** A Service that publishes ports, and what the plan says of them. */
export interface PublishedPorts {
  readonly object: KubernetesObject;
  readonly type: Service["spec"]["type"];
  /** Those that it publishes by TCP. */
  readonly ports: readonly { readonly port: number; readonly targetPort: number }[];
}

/** What an address is waited for that somebody else gives: the cluster's load balancer. */
const ADDRESS_MS = 180_000;

/** The address of a published port, as seen from where the program runs. */
export function publishedUrl(
  workload: KubernetesObject,
  published: readonly PublishedPorts[],
  targetPort: number,
  scheme: string,
): pulumi.Output<string> {
  const found = published.flatMap(({ object, type, ports }) => {
    const port = ports.find((candidate) => candidate.targetPort === targetPort);
    return port ? [{ object, type, port: port.port }] : [];
  });
  const [first] = found;
  if (!first) {
    return workload.metadata.apply(({ name }) => {
      throw unpublished(targetPort, name, workload);
    });
  }
  const { object, type, port } = first;
  return pulumi.all([object.metadata, clusterOf(object)]).apply(async ([{ name, namespace }, options]) => {
    // What a preview promises, only the cluster can tell.
    if (pulumi.runtime.isDryRun()) return unknownValue();
    const cluster = await connectCluster(options);
    const address = await cluster.serviceAddress({ namespace, name }, port, { deadlineMs: ADDRESS_MS });
    if (address === undefined) {
      const hint =
        type === "LoadBalancer"
          ? "; a cluster without load balancers publishes by `x-pulumi-compose: { publish: NodePort }`"
          : "";
      throw new pulumi.ResourceError(`${name} has no address after ${ADDRESS_MS / 1000} s${hint}`, object, true);
    }
    return `${scheme}://${address.host ?? hostOf(undefined, cluster.host)}:${address.port}`;
  });
}
