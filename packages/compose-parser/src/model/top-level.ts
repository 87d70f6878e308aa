/** A top-level network (Compose Specification, networks). `name` is resolved: `<project>_<key>` unless given. */
export interface NetworkConfig {
  readonly name: string;
  readonly driver?: string;
  readonly driver_opts?: Readonly<Record<string, string>>;
  readonly ipam?: IpamConfig;
  readonly external?: boolean;
  readonly internal?: boolean;
  readonly attachable?: boolean;
  readonly enable_ipv4?: boolean;
  readonly enable_ipv6?: boolean;
  readonly labels?: Readonly<Record<string, string>>;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** A network's `ipam`. */
export interface IpamConfig {
  readonly driver?: string;
  readonly config?: readonly IpamPoolConfig[];
  readonly options?: Readonly<Record<string, string>>;
}

/** One entry of `ipam.config`. */
export interface IpamPoolConfig {
  readonly subnet?: string;
  readonly ip_range?: string;
  readonly gateway?: string;
  readonly aux_addresses?: Readonly<Record<string, string>>;
}

/** A top-level volume (Compose Specification, volumes). */
export interface VolumeConfig {
  readonly name: string;
  readonly driver?: string;
  readonly driver_opts?: Readonly<Record<string, string>>;
  readonly external?: boolean;
  readonly labels?: Readonly<Record<string, string>>;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** What configs and secrets share. */
export interface FileObjectConfig {
  readonly name: string;
  /** Absolute path of the file that holds the content. */
  readonly file?: string;
  /** Name of the environment variable that holds the content. */
  readonly environment?: string;
  /** The content that the file gives, or that the variable has; a secret's is never printed. */
  readonly content?: string;
  readonly external?: boolean;
  readonly labels?: Readonly<Record<string, string>>;
  readonly template_driver?: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** A top-level config (Compose Specification, configs). */
export type ConfigObjectConfig = FileObjectConfig;

/** A top-level secret (Compose Specification, secrets). */
export interface SecretConfig extends FileObjectConfig {
  readonly driver?: string;
  readonly driver_opts?: Readonly<Record<string, string>>;
}

/** A top-level model (Compose Specification, models). */
export interface ModelConfig {
  readonly name?: string;
  readonly model: string;
  readonly context_size?: number;
  readonly runtime_flags?: readonly string[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}
