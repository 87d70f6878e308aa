import type { Port } from "@pulumi-compose/dashboard";
import type { ComposeProject } from "@pulumi-compose/parser";
import { publishedPorts } from "./published-ports";

/** The ports that a service of a file publishes, where the file says which. */
export function portsOfFile(
  project: ComposeProject | undefined,
  service: string,
  host: string | undefined,
): readonly Port[] {
  const ports = project?.services[service]?.ports ?? [];
  return publishedPorts(
    ports.flatMap(({ host_ip = "", published, target, protocol = "tcp" }) => {
      const external = Number(published);
      return Number.isInteger(external) && external > 0 ? [{ ip: host_ip, external, internal: target, protocol }] : [];
    }),
    host,
  );
}
