import type { Mount } from "./api-types";

// The parts of a swarm's answers that are read here.

type Texts = readonly string[] | null;
type TextMap = Readonly<Record<string, string>> | null;

export interface SwarmFile {
  readonly Name: string;
  readonly UID?: string;
  readonly GID?: string;
  readonly Mode?: number;
}

export interface ContainerSpec {
  readonly Image?: string;
  readonly Labels?: TextMap;
  readonly Command?: Texts;
  readonly Args?: Texts;
  readonly Hostname?: string;
  readonly Env?: Texts;
  readonly Dir?: string;
  readonly User?: string;
  readonly Groups?: Texts;
  readonly Privileges?: {
    readonly CredentialSpec?: { readonly File?: string; readonly Registry?: string } | null;
    readonly SELinuxContext?: {
      readonly Disable?: boolean;
      readonly User?: string;
      readonly Role?: string;
      readonly Type?: string;
      readonly Level?: string;
    } | null;
  } | null;
  readonly ReadOnly?: boolean;
  readonly Mounts?: readonly Mount[] | null;
  readonly StopSignal?: string;
  readonly StopGracePeriod?: number | null;
  readonly Healthcheck?: {
    readonly Test?: Texts;
    readonly Interval?: number;
    readonly Timeout?: number;
    readonly StartPeriod?: number;
    readonly Retries?: number;
  } | null;
  readonly Hosts?: Texts;
  readonly DNSConfig?: { readonly Nameservers?: Texts; readonly Search?: Texts; readonly Options?: Texts } | null;
  readonly Secrets?:
    | readonly { readonly SecretID: string; readonly SecretName?: string; readonly File?: SwarmFile }[]
    | null;
  readonly Configs?:
    | readonly { readonly ConfigID: string; readonly ConfigName?: string; readonly File?: SwarmFile }[]
    | null;
  readonly Isolation?: string;
  readonly Sysctls?: TextMap;
  readonly CapabilityAdd?: Texts;
  readonly CapabilityDrop?: Texts;
  readonly Init?: boolean | null;
}

export interface GenericResource {
  readonly NamedResourceSpec?: { readonly Kind: string; readonly Value: string };
  readonly DiscreteResourceSpec?: { readonly Kind: string; readonly Value: number };
}

export interface SwarmResources {
  readonly NanoCPUs?: number;
  readonly MemoryBytes?: number;
  readonly GenericResources?: readonly GenericResource[] | null;
}

export interface TaskSpec {
  readonly ContainerSpec?: ContainerSpec;
  readonly Resources?: {
    readonly Limits?: SwarmResources | null;
    readonly Reservations?: SwarmResources | null;
  } | null;
  readonly RestartPolicy?: {
    readonly Condition?: string;
    readonly Delay?: number | null;
    readonly MaxAttempts?: number | null;
    readonly Window?: number | null;
  } | null;
  readonly Placement?: {
    readonly Constraints?: Texts;
    readonly Preferences?: readonly { readonly Spread: { readonly SpreadDescriptor: string } }[] | null;
    readonly MaxReplicas?: number;
    readonly Platforms?: readonly { readonly Architecture?: string; readonly OS?: string }[] | null;
  } | null;
  readonly ForceUpdate?: number;
  readonly Runtime?: string;
  readonly Networks?:
    | readonly { readonly Target: string; readonly Aliases?: Texts; readonly DriverOpts?: TextMap }[]
    | null;
  readonly LogDriver?: { readonly Name?: string; readonly Options?: TextMap } | null;
}

export interface Rollout {
  readonly Parallelism?: number;
  readonly Delay?: number;
  readonly FailureAction?: string;
  readonly Monitor?: number;
  readonly MaxFailureRatio?: number;
  readonly Order?: string;
}

export interface ServicePort {
  readonly Name?: string;
  readonly Protocol?: string;
  readonly TargetPort?: number;
  readonly PublishedPort?: number;
  readonly PublishMode?: string;
}

export interface ServiceSpec {
  readonly Name: string;
  readonly Labels?: TextMap;
  readonly TaskTemplate: TaskSpec;
  readonly Mode: {
    readonly Replicated?: { readonly Replicas?: number | null } | null;
    readonly Global?: object | null;
  };
  readonly UpdateConfig?: Rollout | null;
  readonly RollbackConfig?: Rollout | null;
  readonly EndpointSpec?: { readonly Mode?: string; readonly Ports?: readonly ServicePort[] | null } | null;
}

export interface Service {
  readonly ID: string;
  readonly Version: { readonly Index: number };
  readonly Spec: ServiceSpec;
  readonly Endpoint?: {
    readonly Spec?: { readonly Mode?: string };
    readonly Ports?: readonly ServicePort[] | null;
  };
  readonly UpdateStatus?: { readonly State?: string; readonly Message?: string };
}

export interface Task {
  readonly ID: string;
  readonly Slot?: number;
  readonly NodeID?: string;
  readonly DesiredState: string;
  readonly Status: { readonly State: string; readonly ContainerStatus?: { readonly ContainerID?: string } | null };
}

/** A secret or a config; a secret's data never comes back. */
export interface SwarmBlob {
  readonly ID: string;
  readonly Spec: { readonly Name: string; readonly Labels?: TextMap; readonly Data?: string };
}
