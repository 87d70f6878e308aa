import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { OnUnhealthy, ProbeMode } from "../component/args";
import { behind } from "./behind";

/** How a gate between two containers (or services of a swarm) of one's own program waits. */
export interface GateOptions {
  /** False: when the condition cannot be met, warn and go on. Default: true, the update fails. */
  readonly required?: boolean;
  /** Longest wait, in milliseconds. Default: what follows from the healthcheck. */
  readonly deadlineMs?: number;
  /** See {@link ComposeProjectArgs.probe}. Services of a swarm are judged by the swarm alone. */
  readonly probe?: ProbeMode;
  /**
   * `fail` (default): at the engine's word that it is unhealthy. `keep-waiting`: until the deadline, because it may heal. On a
   * swarm, which kills an unhealthy task itself, that does nothing but give a warning.
   */
  readonly onUnhealthy?: OnUnhealthy;
  /** Values that must not appear in what the gate reports: secrets that the container knows. */
  readonly redact?: readonly pulumi.Input<string>[];
}

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
