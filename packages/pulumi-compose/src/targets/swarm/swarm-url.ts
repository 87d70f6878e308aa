import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { endpointOf } from "../../gates/endpoint";
import { hostOf } from "../../services/host-of";
import { unpublished } from "../../services/unpublished";

/** The address of a published port of a swarm's service, as seen from where the program runs. */
export function swarmUrl(service: docker.Service, port: number, scheme: string): pulumi.Output<string> {
  return pulumi.all([service.endpointSpec, endpointOf(service), service.name]).apply(([endpoint, engine, name]) => {
    const published = endpoint?.ports?.find(
      ({ targetPort, protocol }) => targetPort === port && (protocol ?? "tcp") === "tcp",
    );
    if (!published) throw unpublished(port, name, service);
    return `${scheme}://${hostOf(undefined, engine.host)}:${published.publishedPort}`;
  });
}
