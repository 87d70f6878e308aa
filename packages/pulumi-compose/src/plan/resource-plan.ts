import type { ContainerArgs, NetworkArgs, RemoteImageArgs, VolumeArgs } from "@pulumi/docker";
import type { Unwrap } from "@pulumi/pulumi";
import type { EngineLimits } from "@pulumi-compose/docker-health";
import type { PreStartOf, Rollout, StartPlan } from "@pulumi-compose/health-model";
import type { Diagnostic, LifecycleHook } from "@pulumi-compose/parser";

/** Arguments as plain data: strings may hold markers (see marker.ts), nothing else is symbolic. */
export type PlainContainerArgs = Unwrap<ContainerArgs>;
/** A network's arguments as plain data. */
export type PlainNetworkArgs = Unwrap<NetworkArgs>;
/** A volume's arguments as plain data. */
export type PlainVolumeArgs = Unwrap<VolumeArgs>;
/** An image's arguments as plain data. */
export type PlainImageArgs = Unwrap<RemoteImageArgs>;

/** What all planned resources have. */
export interface Planned<Args> {
  /** Unique among the resources of its kind; what references name. */
  readonly key: string;
  /** The Pulumi resource name: `<project>-<…>`. */
  readonly name: string;
  readonly args: Args;
  /** The compose path that it comes from. */
  readonly path: readonly (string | number)[];
  /** Properties whose change must replace the resource though the plugin would not. */
  readonly replaceOnChanges?: readonly string[];
  readonly ignoreChanges?: readonly string[];
}

/** An image to pull or to build. */
export interface PlannedImage extends Planned<PlainImageArgs> {
  readonly kind: "image";
  /**
   * A Dockerfile that is not a file of the build context (inline, or from elsewhere). The plugin sends the context only,
   * so the context has to be copied to where the Dockerfile can be put beside it.
   */
  readonly staged?: {
    readonly context: string;
    readonly dockerfile: string;
    /** The text of the `.dockerignore` of its name. */
    readonly ignored?: string;
    readonly digest: string;
  };
  /**
   * A folder within the build context that must not be sent, should it be there: what `pulumi-compose` keeps beside the compose
   * file. Then the context has to be copied without it.
   */
  readonly kept?: { readonly folder: string; readonly digest: string };
}

/** A network of the project's own. */
export interface PlannedNetwork extends Planned<PlainNetworkArgs> {
  readonly kind: "network";
}

/** A volume of the project's own: one of the file's, or one that a container has in place of an anonymous volume. */
export interface PlannedVolume extends Planned<PlainVolumeArgs> {
  readonly kind: "volume";
  /** Of one in place of an anonymous volume. */
  readonly owner?: VolumeOwner;
}

/** Whose a volume is that takes the place of an anonymous one. */
export interface VolumeOwner {
  readonly service: string;
  /** The number of the service's container, from 1. */
  readonly index: number;
  /** Where it is mounted. */
  readonly place: string;
  /** Whether it is an anonymous volume that is taken over, under the name that the engine gave it. Default: no. */
  readonly adopted?: boolean;
}

/** What a container waits for before it is created. */
export interface PlannedWait {
  readonly service: string;
  readonly condition: "service_started" | "service_healthy" | "service_completed_successfully";
  readonly required: boolean;
  /** It cannot be made, or not rightly, while that service has no container: always so where it is required. */
  readonly needsContainer: boolean;
}

/** One container of a service. */
export interface PlannedContainer extends Planned<PlainContainerArgs> {
  readonly kind: "container";
  readonly service: string;
  /** The replica's number, from 1. */
  readonly index: number;
  readonly waits: readonly PlannedWait[];
  /** Keys of containers whose replacement replaces this one. */
  readonly replaceWith: readonly string[];
  /** The key of the image whose own command it runs: its entrypoint is cleared, and no command is given. */
  readonly commandOf?: string;
  /** The key of the image whose own entrypoint goes before its command: a word of that is empty, and no entrypoint is given. */
  readonly entrypointOf?: string;
  /** Commands to run in the container once it has been created and started. */
  readonly postStart?: readonly LifecycleHook[];
  /** Commands to run in the container once it is healthy, or up where it has no healthcheck. */
  readonly postHealthy?: readonly LifecycleHook[];
  /** What the engine is told besides the arguments, once the container is there. */
  readonly limits?: EngineLimits;
  /** Whether somebody waits for it to complete: it is a one-shot and need not be running. */
  readonly oneShot: boolean;
  /** Which `pre_start` hook it runs, if one. */
  readonly preStartOf?: PreStartOf;
  /** The service before which it stands, if it is a relay. */
  readonly relayOf?: string;
  /** How it is replaced beside the old one. Absent: the old one goes first. */
  readonly rollout?: Rollout;
  /** Why the old one goes first, where the file asks that the new one does. */
  readonly stopFirst?: readonly string[];
  /** The `pre_start` hooks before it, in order: of each, the keys of its containers. */
  readonly preStart?: readonly (readonly string[])[];
}

/** Everything that a project is made of on a single engine, as data. Lists are in an order in which they can be created. */
export interface ResourcePlan {
  readonly target: "docker";
  readonly project: string;
  readonly images: readonly PlannedImage[];
  readonly networks: readonly PlannedNetwork[];
  readonly volumes: readonly PlannedVolume[];
  readonly containers: readonly PlannedContainer[];
  readonly start: StartPlan;
  readonly diagnostics: readonly Diagnostic[];
}
