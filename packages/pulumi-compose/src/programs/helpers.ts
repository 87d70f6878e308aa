import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { GateOptions } from "../gates/gate-options";
import { behind } from "./behind";

/**
 * The container, or the service of a swarm with all its replicas, once it is healthy: for the `dependsOn` of whatever must
 * not start before. Evaluated on every `up`; when it cannot be, the update fails with the evidence on the resource's row,
 * and nothing that waits is created.
 *
 * @example
 * ```ts
 * const web = new docker.Container("web", { image }, { dependsOn: [healthy(db)] });
 * ```
 */
export function healthy<R extends docker.Container | docker.Service>(
  resource: R,
  options: GateOptions = {},
): pulumi.Output<R> {
  return behind(resource, "service_healthy", options);
}

/** The same once it has ended with exit code 0: for what comes after a migration or another one-shot. */
export function completed<R extends docker.Container | docker.Service>(
  resource: R,
  options: GateOptions = {},
): pulumi.Output<R> {
  return behind(resource, "service_completed_successfully", options);
}
