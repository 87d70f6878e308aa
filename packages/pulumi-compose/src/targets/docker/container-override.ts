import type { ContainerArgs } from "@pulumi/docker";
import type { CommonOverride } from "../../services/common-override";

/** What a program changes about a service that is containers. */
export interface ContainerOverride extends CommonOverride {
  /**
   * Target `docker`: any other argument of the `docker.Container`, as it takes it; replaces what the file gave. With
   * `volumes`, `mounts` or `tmpfs` among them, the service gets no volumes in place of anonymous ones.
   */
  readonly container?: Partial<ContainerArgs>;
}
