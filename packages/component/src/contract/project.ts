import type * as pulumi from "@pulumi/pulumi";
import type { NetworkState } from "./network-state";
import type { ProjectArgs } from "./project-args";
import type { ServiceState } from "./service-state";
import type { VolumeState } from "./volume-state";

/**
 * A compose file as a component: its networks, volumes, images and containers, each dependent created only once what it
 * depends on has met its condition (started, healthy, completed). A gate that cannot be passed fails the update with its
 * evidence on the container's row.
 */
export declare class Project extends pulumi.ComponentResource {
  /** The project's name: what `docker compose -p` takes. */
  readonly projectName: pulumi.Output<string>;
  /** The enabled services by name. */
  readonly services: pulumi.Output<Record<string, ServiceState>>;
  /** The project's own networks by their key in the file; external ones are not among them. */
  readonly networks: pulumi.Output<Record<string, NetworkState>>;
  /** The project's own volumes by their key in the file. */
  readonly volumes: pulumi.Output<Record<string, VolumeState>>;
  /** Milliseconds that each gate waited, by service and condition: `redis service_healthy`. */
  readonly gates: pulumi.Output<Record<string, number>>;

  constructor(name: string, args: ProjectArgs, opts?: pulumi.ComponentResourceOptions);
}
