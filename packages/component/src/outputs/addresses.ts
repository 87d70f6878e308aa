import * as pulumi from "@pulumi/pulumi";
import type { ComposeService } from "@pulumi-compose/project";

/** The addresses of a service's published TCP ports, by the port inside. */
export function addresses(
  service: ComposeService,
  written: (url: string) => string,
  scheme: string,
): pulumi.Output<Record<string, string>> {
  return service.ports.apply((ports) =>
    pulumi.all(
      Object.fromEntries(ports.map((port) => [String(port), service.url(port, scheme).apply(written)] as const)),
    ),
  );
}
