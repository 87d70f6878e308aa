import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { GateOptions } from "../gates/gate-options";
import { behind } from "./behind";

/**
 * A swarm's service once its tasks have been started. A container needs no such wait: it is created by being started, but a
 * service is created by being asked for.
 */
export function started(service: docker.Service, options: GateOptions = {}): pulumi.Output<docker.Service> {
  return behind(service, "service_started", options);
}

/**
 * A swarm's service once all its replicas run and its update is complete. An update that the swarm rolls back or pauses,
 * and tasks that die again and again, fail `pulumi up` with the tasks' own errors.
 *
 * @example
 * ```ts
 * converged(new docker.Service("web", { name: "web", taskSpec }));
 * ```
 */
export function converged(service: docker.Service, options: GateOptions = {}): pulumi.Output<docker.Service> {
  return behind(service, "converged", options);
}
