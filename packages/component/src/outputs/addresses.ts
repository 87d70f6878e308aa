import * as pulumi from "@pulumi/pulumi";
import type { ComposeService } from "pulumi-compose";

/** The addresses of a service's published TCP ports, by the port inside. */
export function addresses(
  service: ComposeService,
  written: (url: string) => string,
  scheme: string,
): pulumi.Output<Record<string, string>> {
  return service.container.ports.apply((ports) => {
    const inside = (ports ?? [])
      .filter(({ protocol }) => (protocol ?? "tcp") === "tcp")
      .map(({ internal }) => internal);
    return pulumi.all(
      Object.fromEntries(inside.map((port) => [String(port), service.url(port, scheme).apply(written)] as const)),
    );
  });
}
