import type * as pulumi from "@pulumi/pulumi";
import type { OnUnhealthy } from "./on-unhealthy";
import type { Probe } from "./probe";
import type { ServiceOverride } from "./service-override";
import type { Target } from "./target";
import type { WaitFor } from "./wait-for";

/**
 * Arguments of a Project. They are narrow, because a schema for all languages knows neither unions nor the short forms of
 * compose: what can be written in several ways is written in the compose file.
 */
export interface ProjectArgs {
  /** Where the project runs. Default: `docker`. */
  target?: Target;
  /** The compose file, relative to the program's folder. Default: what docker compose would find there. */
  file?: string;
  /** Several files, merged in order. Instead of `file`. */
  files?: string[];
  /** What relative paths in the files start from. Default: the folder of the first file. */
  projectDirectory?: string;
  /** The project's name. Default: the file's top-level `name`, else the resource's name. */
  projectName?: string;
  /** Profiles to enable. */
  profiles?: string[];
  /** Files with variables for interpolation. Default: `.env` beside the compose file. */
  envFiles?: string[];
  /** Variables for interpolation, over the environment's own. Values may be outputs and secrets, and stay secret. */
  env?: Record<string, pulumi.Input<string>>;
  /** Jobs of the file to run, behind what they depend on; each runs when it is new or changed. The component waits for their ends. */
  jobs?: string[];
  /** Changes to single services, by name. */
  // Inputs, though they have to be known: of a plain map's values the Go generator uses the arguments and does not make them.
  services?: Record<string, pulumi.Input<ServiceOverride>>;
  /** How a gate learns that a service is healthy. Default: `hybrid`. */
  probe?: Probe;
  /** Longest wait at any gate, in milliseconds. Default: what follows from the service's healthcheck. */
  deadlineMs?: number;
  /** What a gate does once a service's check has said unhealthy. Default: what the file says, else `fail`. */
  onUnhealthy?: OnUnhealthy;
  /** What is waited for before the component is there. Default: `healthy`. */
  waitFor?: WaitFor;
}
