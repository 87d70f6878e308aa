import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { endpointOf } from "../../gates/endpoint";
import { hostOf } from "../../services/host-of";
import { unpublished } from "../../services/unpublished";

/** The address of a container's published port, as seen from where the program runs. */
export function serviceUrl(container: docker.Container, port: number, scheme: string): pulumi.Output<string> {
  return pulumi.all([container.ports, endpointOf(container), container.name]).apply(([ports, endpoint, name]) => {
    const published = ports?.find(
      (candidate) => candidate.internal === port && (candidate.protocol ?? "tcp") === "tcp",
    );
    if (!published) throw unpublished(port, name, container);
    return `${scheme}://${hostOf(published.ip, endpoint.host)}:${published.external}`;
  });
}
