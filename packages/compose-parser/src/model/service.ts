import type { HealthcheckConfig } from "./healthcheck";
import type { Bytes, Nanoseconds } from "./units";

/** What a dependent waits for: https://docs.docker.com/reference/compose-file/services/#depends_on */
export type Condition = "service_started" | "service_healthy" | "service_completed_successfully";

/** One entry of `depends_on` in its long form (Compose Specification, services, depends_on). */
export interface Dependency {
  readonly condition: Condition;
  /** Whether an update of the dependency restarts the dependent. */
  readonly restart?: boolean;
  /** False: a missing or failed dependency is a warning. */
  readonly required: boolean;
}

/** One entry of `ports`, in its long form. */
export interface PortConfig {
  readonly name?: string;
  readonly mode?: string;
  readonly host_ip?: string;
  readonly target: number;
  /** A port or a range `8000-8010`; absent: the engine chooses. */
  readonly published?: string;
  readonly protocol?: string;
  readonly app_protocol?: string;
}

/** One entry of `volumes` of a service, in its long form. */
export interface MountConfig {
  readonly type: "bind" | "volume" | "tmpfs" | "npipe" | "cluster" | "image";
  readonly source?: string;
  readonly target: string;
  readonly read_only?: boolean;
  readonly consistency?: string;
  readonly bind?: {
    readonly propagation?: string;
    readonly create_host_path?: boolean;
    readonly selinux?: string;
    readonly recursive?: string;
  };
  readonly volume?: {
    readonly nocopy?: boolean;
    readonly subpath?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly tmpfs?: { readonly size?: Bytes; readonly mode?: number };
  readonly image?: { readonly subpath?: string };
}

/** How a service joins one network. */
export interface ServiceNetworkConfig {
  readonly aliases?: readonly string[];
  readonly interface_name?: string;
  readonly ipv4_address?: string;
  readonly ipv6_address?: string;
  readonly link_local_ips?: readonly string[];
  readonly mac_address?: string;
  readonly driver_opts?: Readonly<Record<string, string>>;
  readonly priority?: number;
  readonly gw_priority?: number;
  readonly use_service_name_alias?: boolean;
}

/** A service's use of a config or a secret, in its long form. */
export interface FileReferenceConfig {
  readonly source: string;
  readonly target?: string;
  readonly uid?: string;
  readonly gid?: string;
  /** File mode as a number: 0o444 is 292. */
  readonly mode?: number;
}

/** One entry of `ulimits`. */
export interface UlimitConfig {
  /** The number, where the file gives one for both. */
  readonly single?: number;
  readonly soft: number;
  readonly hard: number;
}

/** A service's `build`, in its long form. */
export interface BuildConfig {
  readonly context?: string;
  readonly dockerfile?: string;
  readonly dockerfile_inline?: string;
  readonly args?: Readonly<Record<string, string | null>>;
  readonly target?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly cache_from?: readonly string[];
  readonly cache_to?: readonly string[];
  readonly no_cache?: boolean;
  readonly pull?: boolean;
  readonly network?: string;
  readonly platforms?: readonly string[];
  readonly privileged?: boolean;
  readonly secrets?: readonly FileReferenceConfig[];
  readonly ssh?: Readonly<Record<string, string | null>>;
  readonly shm_size?: Bytes;
  readonly tags?: readonly string[];
  readonly extra_hosts?: Readonly<Record<string, readonly string[]>>;
  readonly isolation?: string;
  readonly ulimits?: Readonly<Record<string, UlimitConfig>>;
  readonly additional_contexts?: Readonly<Record<string, string>>;
  readonly entitlements?: readonly string[];
  readonly no_cache_filter?: readonly string[];
  readonly provenance?: string;
  readonly sbom?: string;
}

/** A file of variables that a service names. The project's `environment` already holds what was in it. */
export interface EnvFileConfig {
  readonly path: string;
  readonly required?: boolean;
  readonly format?: string;
}

/** `deploy`'s sibling for development: what happens when a watched path changes. */
export interface DevelopConfig {
  readonly watch?: readonly WatchConfig[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** One entry of `develop.watch`. */
export interface WatchConfig {
  readonly path: string;
  readonly action: "rebuild" | "sync" | "restart" | "sync+restart" | "sync+exec";
  readonly target?: string;
  readonly exec?: LifecycleHook;
  readonly include?: readonly string[];
  readonly ignore?: readonly string[];
  readonly initial_sync?: boolean;
}

/** A command of `post_start` or `pre_stop`. */
export interface LifecycleHook {
  readonly command: readonly string[] | null;
  readonly user?: string;
  readonly privileged?: boolean;
  readonly working_dir?: string;
  readonly environment?: Readonly<Record<string, string | null>>;
}

/** One entry of `devices`, in its long form. */
export interface DeviceConfig {
  readonly source: string;
  readonly target?: string;
  readonly permissions?: string;
}

/** A service's `blkio_config`. Rates are bytes or operations a second. */
export interface BlkioConfig {
  readonly weight?: number;
  readonly weight_device?: readonly BlkioWeight[];
  readonly device_read_bps?: readonly BlkioLimit[];
  readonly device_read_iops?: readonly BlkioLimit[];
  readonly device_write_bps?: readonly BlkioLimit[];
  readonly device_write_iops?: readonly BlkioLimit[];
}

export interface BlkioWeight {
  readonly path?: string;
  readonly weight?: number;
}

export interface BlkioLimit {
  readonly path?: string;
  readonly rate?: number;
}

/** A service's `credential_spec` (Windows). */
export interface CredentialSpecConfig {
  readonly config?: string;
  readonly file?: string;
  readonly registry?: string;
}

/** A service's `logging`. */
export interface LoggingConfig {
  readonly driver?: string;
  readonly options?: Readonly<Record<string, string>>;
}

/** A service that is no container but another program's business. */
export interface ProviderConfig {
  readonly type: string;
  readonly options?: Readonly<Record<string, readonly string[]>>;
}

/** How a service uses a model. */
export interface ServiceModelConfig {
  readonly endpoint_var?: string;
  readonly model_var?: string;
}

/** One entry of `deploy.resources.reservations.devices` or `gpus`. */
export interface DeviceRequest {
  readonly capabilities?: readonly string[];
  readonly driver?: string;
  /** -1 is all. */
  readonly count?: number;
  readonly device_ids?: readonly string[];
  readonly options?: Readonly<Record<string, string>>;
}

/** Limits of `deploy.resources`. */
export interface ResourceLimits {
  /** CPUs: 0.5 is half a core. */
  readonly cpus?: number;
  readonly memory?: Bytes;
  readonly pids?: number;
}

/** Reservations of `deploy.resources`. */
export interface ResourceReservations {
  /** CPUs: 0.5 is half a core. */
  readonly cpus?: number;
  readonly memory?: Bytes;
  readonly devices?: readonly DeviceRequest[];
  readonly generic_resources?: readonly GenericResource[];
}

/** `deploy.resources`. */
export interface ResourcesConfig {
  readonly limits?: ResourceLimits;
  readonly reservations?: ResourceReservations;
}

/** One entry of `generic_resources`. */
export interface GenericResource {
  readonly discrete_resource_spec?: DiscreteResource;
}

/** So many of a kind. */
export interface DiscreteResource {
  readonly kind: string;
  readonly value: number;
}

/** `deploy.restart_policy`. */
export interface RestartPolicyConfig {
  readonly condition?: string;
  readonly delay?: Nanoseconds;
  readonly max_attempts?: number;
  readonly window?: Nanoseconds;
}

/** `deploy.placement`. */
export interface PlacementConfig {
  readonly constraints?: readonly string[];
  readonly preferences?: readonly PlacementPreference[];
  readonly max_replicas_per_node?: number;
}

/** Nodes are spread by a label. */
export interface PlacementPreference {
  readonly spread?: string;
}

/** `deploy.update_config` or `rollback_config`. */
export interface UpdateConfig {
  readonly parallelism?: number;
  readonly delay?: Nanoseconds;
  readonly failure_action?: string;
  readonly monitor?: Nanoseconds;
  readonly max_failure_ratio?: number;
  readonly order?: string;
}

/** A service's `deploy`. */
export interface DeployConfig {
  readonly mode?: string;
  readonly replicas?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly update_config?: UpdateConfig;
  readonly rollback_config?: UpdateConfig;
  readonly resources?: ResourcesConfig;
  readonly restart_policy?: RestartPolicyConfig;
  readonly placement?: PlacementConfig;
  readonly endpoint_mode?: string;
}

/** What services, jobs and `pre_start` hooks share: what every container has. Sizes are bytes, durations nanoseconds. */
export interface ContainerConfig {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly blkio_config?: BlkioConfig;
  readonly cap_add?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly cgroup?: string;
  readonly cgroup_parent?: string;
  /** Null where the file says null: the image's own is used. An empty list clears it. */
  readonly command?: readonly string[] | null;
  readonly configs?: readonly FileReferenceConfig[];
  readonly cpu_count?: number;
  readonly cpu_percent?: number;
  readonly cpu_period?: number;
  readonly cpu_quota?: number;
  readonly cpu_rt_period?: number;
  readonly cpu_rt_runtime?: number;
  readonly cpu_shares?: number;
  readonly cpus?: number;
  readonly cpuset?: string;
  readonly credential_spec?: CredentialSpecConfig;
  readonly device_cgroup_rules?: readonly string[];
  readonly devices?: readonly DeviceConfig[];
  readonly dns?: readonly string[];
  readonly dns_opt?: readonly string[];
  readonly dns_search?: readonly string[];
  readonly domainname?: string;
  readonly entrypoint?: readonly string[] | null;
  /** The files whose variables are in `environment` already. */
  readonly env_file?: readonly EnvFileConfig[];
  /** After `env_file`s and the environment are applied. Null: named, but with no value anywhere (the variable is unset). */
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly extra_hosts?: Readonly<Record<string, readonly string[]>>;
  readonly gpus?: readonly DeviceRequest[];
  readonly group_add?: readonly string[];
  readonly hostname?: string;
  readonly image?: string;
  readonly init?: boolean;
  readonly ipc?: string;
  readonly isolation?: string;
  readonly label_file?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly logging?: LoggingConfig;
  readonly mac_address?: string;
  readonly mem_limit?: Bytes;
  readonly mem_reservation?: Bytes;
  readonly mem_swappiness?: number;
  /** -1 is no limit. */
  readonly memswap_limit?: Bytes;
  readonly models?: Readonly<Record<string, ServiceModelConfig | null>>;
  readonly network_mode?: string;
  readonly networks?: Readonly<Record<string, ServiceNetworkConfig | null>>;
  readonly oom_kill_disable?: boolean;
  readonly oom_score_adj?: number;
  readonly pid?: string;
  readonly pids_limit?: number;
  readonly platform?: string;
  readonly privileged?: boolean;
  readonly pull_policy?: string;
  readonly pull_refresh_after?: string;
  readonly read_only?: boolean;
  readonly runtime?: string;
  readonly secrets?: readonly FileReferenceConfig[];
  readonly security_opt?: readonly string[];
  readonly shm_size?: Bytes;
  readonly stop_grace_period?: Nanoseconds;
  readonly stop_signal?: string;
  readonly storage_opt?: Readonly<Record<string, string>>;
  readonly sysctls?: Readonly<Record<string, string>>;
  readonly tmpfs?: readonly string[];
  readonly ulimits?: Readonly<Record<string, UlimitConfig>>;
  readonly umask?: number;
  readonly use_api_socket?: boolean;
  readonly user?: string;
  readonly userns_mode?: string;
  readonly uts?: string;
  readonly volumes?: readonly MountConfig[];
  readonly volumes_from?: readonly string[];
  readonly working_dir?: string;
}

/** What services and jobs share beyond the container. */
export interface WorkloadConfig {
  readonly build?: BuildConfig;
  /** In the order of the file. Includes the dependencies that `links`, `volumes_from`, `network_mode`, `ipc` and `pid` imply. */
  readonly depends_on?: Readonly<Record<string, Dependency>>;
  readonly expose?: readonly string[];
  readonly healthcheck?: HealthcheckConfig;
  readonly ports?: readonly PortConfig[];
  readonly stdin_open?: boolean;
  readonly tty?: boolean;
}

/** A service in canonical form (Compose Specification, services). */
export interface ServiceConfig extends ContainerConfig, WorkloadConfig {
  readonly name: string;
  readonly attach?: boolean;
  readonly container_name?: string;
  readonly deploy?: DeployConfig;
  readonly develop?: DevelopConfig;
  readonly external_links?: readonly string[];
  readonly links?: readonly string[];
  readonly pre_start?: readonly PreStartHook[];
  readonly post_start?: readonly LifecycleHook[];
  readonly pre_stop?: readonly LifecycleHook[];
  readonly profiles?: readonly string[];
  readonly provider?: ProviderConfig;
  readonly restart?: string;
  readonly scale?: number;
  /** The service's `x-*` extensions. */
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** A container like the service's own that runs before it (Compose Specification, services, pre_start). */
export interface PreStartHook extends ContainerConfig {
  readonly per_replica?: boolean;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** A job (Compose Specification, jobs): a container that only its triggers start. */
export interface JobConfig extends ContainerConfig, WorkloadConfig {
  readonly name: string;
  readonly profiles?: readonly string[];
  readonly triggers?: JobTriggers;
  /** The job's `x-*` extensions. */
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** What starts a job. */
export interface JobTriggers {
  readonly manual?: boolean;
  readonly schedule?: readonly JobSchedule[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** One entry of a job's `triggers.schedule`. */
export interface JobSchedule {
  readonly cron: string;
  readonly timezone?: string;
  readonly concurrency?: string;
  readonly missed_fires?: string;
}
