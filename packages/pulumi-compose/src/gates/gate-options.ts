import type * as pulumi from "@pulumi/pulumi";
import type { OnUnhealthy, ProbeMode } from "./wait-options";

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
