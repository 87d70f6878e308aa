import type * as pulumi from "@pulumi/pulumi";
import type { OnUnhealthy } from "./on-unhealthy";

/** What a program changes about one service of the file. */
export interface ServiceOverride {
  /** Merged over the file's environment; a secret value stays secret in state and display. */
  environment?: Record<string, pulumi.Input<string>>;
  /** Merged over the file's labels. */
  labels?: Record<string, pulumi.Input<string>>;
  /** The image, by name or id. */
  image?: pulumi.Input<string>;
  /** The command, as a list of words. */
  command?: pulumi.Input<string>[];
  /** What a gate does once this service's check has said unhealthy, whatever is said of all. */
  onUnhealthy?: OnUnhealthy;
  /** The entrypoint, as a list of words. */
  entrypoint?: pulumi.Input<string>[];
  /** The user within the container: a name or `uid:gid`. */
  user?: pulumi.Input<string>;
  /** The working directory within the container. */
  workingDirectory?: pulumi.Input<string>;
  /** The container's host name. */
  hostname?: pulumi.Input<string>;
  /** The restart policy: `no`, `always`, `on-failure` or `unless-stopped`. */
  restart?: pulumi.Input<string>;
  /** Memory limit, in mebibytes. */
  memoryMb?: pulumi.Input<number>;
  /** CPU limit, as a number with a fraction: `1.5`. */
  cpus?: pulumi.Input<string>;
  /** Pulumi refuses to delete the service's containers. */
  protect?: boolean;
  /** Pulumi forgets the service's containers on destroy, and leaves them. */
  retainOnDelete?: boolean;
  /** Properties of the containers whose changes are ignored. */
  ignoreChanges?: string[];
}
