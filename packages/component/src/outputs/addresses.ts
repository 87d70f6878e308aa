import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { ComposeService } from "@pulumi-compose/project";

/** The addresses of a service's published TCP ports, by the port inside. */
export function addresses(
  service: ComposeService,
  inside: pulumi.Output<readonly number[]>,
  written: (url: string) => string,
  scheme: string,
): pulumi.Output<Record<string, string>> {
  return inside.apply((ports) =>
    pulumi.all(
      Object.fromEntries(ports.map((port) => [String(port), service.url(port, scheme).apply(written)] as const)),
    ),
  );
}

/** The published TCP ports of a container, as they are inside. Without a container: none. */
export function portsOfContainer(container: docker.Container | undefined): pulumi.Output<readonly number[]> {
  return pulumi.output(container?.ports).apply((ports) => (ports ?? []).filter(isTcp).map(({ internal }) => internal));
}

/** The published TCP ports of a swarm's service, as they are inside. */
export function portsOfService(service: docker.Service): pulumi.Output<readonly number[]> {
  return service.endpointSpec.apply((spec) => (spec?.ports ?? []).filter(isTcp).map(({ targetPort }) => targetPort));
}

function isTcp({ protocol }: { readonly protocol?: string | undefined }): boolean {
  return (protocol ?? "tcp") === "tcp";
}
