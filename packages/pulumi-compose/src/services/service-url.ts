import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { endpointOf } from "../gates/endpoint";

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

function unpublished(port: number, name: string, resource: pulumi.Resource): pulumi.ResourceError {
  const text = `port ${port} of ${name} is not published: add it to the service's \`ports\``;
  return new pulumi.ResourceError(text, resource, true);
}

/** An address that a port is bound to is used as it is; "any address" means the engine's host. */
export function hostOf(ip: string | undefined, engine: string | undefined): string {
  if (ip !== undefined && ip !== "" && ip !== "0.0.0.0" && ip !== "::") return ip.includes(":") ? `[${ip}]` : ip;
  const remote =
    engine === undefined ? undefined : /^(?:tcp|ssh|https?):\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^:/]+)/.exec(engine)?.[1];
  return remote ?? "localhost";
}
