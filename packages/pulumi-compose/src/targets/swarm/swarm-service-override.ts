import type { ServiceArgs } from "@pulumi/docker";
import type { CommonOverride } from "../../services/common-override";

/** What a program changes about a service of a swarm. */
export interface SwarmServiceOverride extends CommonOverride {
  /** Target `swarm`: any other argument of the `docker.Service`, as it takes it; replaces what the file gave. */
  readonly swarmService?: Partial<ServiceArgs>;
}
