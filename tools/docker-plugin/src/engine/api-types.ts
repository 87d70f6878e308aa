// The parts of the engine's answers that are read here. Anything may be missing from an older or newer engine's.

export interface PortBinding {
  readonly HostIp?: string;
  readonly HostPort?: string;
}

export interface EndpointSettings {
  readonly IPAddress?: string;
  readonly IPPrefixLen?: number;
  readonly Gateway?: string;
  readonly GlobalIPv6Address?: string;
  readonly GlobalIPv6PrefixLen?: number;
  readonly IPv6Gateway?: string;
  readonly MacAddress?: string;
}

export interface Health {
  readonly Test?: readonly string[] | null;
  readonly Interval?: number;
  readonly Timeout?: number;
  readonly StartPeriod?: number;
  readonly StartInterval?: number;
  readonly Retries?: number;
}

export interface Mount {
  readonly Type: string;
  readonly Source?: string;
  readonly Target: string;
  readonly ReadOnly?: boolean;
  readonly BindOptions?: { readonly Propagation?: string };
  readonly VolumeOptions?: {
    readonly NoCopy?: boolean;
    readonly Labels?: Readonly<Record<string, string>> | null;
    readonly DriverConfig?: { readonly Name?: string; readonly Options?: Readonly<Record<string, string>> | null };
    readonly Subpath?: string;
  };
  readonly TmpfsOptions?: { readonly SizeBytes?: number; readonly Mode?: number };
}

export interface ThrottleDevice {
  readonly Path: string;
  readonly Rate: number;
}

export interface DeviceRequest {
  readonly Driver?: string;
  readonly Count?: number;
  readonly DeviceIDs?: readonly string[] | null;
  readonly Capabilities?: readonly (readonly string[])[] | null;
  readonly Options?: Readonly<Record<string, string>> | null;
}

type Texts = readonly string[] | null;
type TextMap = Readonly<Record<string, string>> | null;

export interface HostConfig {
  readonly AutoRemove: boolean;
  readonly BlkioDeviceReadBps?: readonly ThrottleDevice[] | null;
  readonly BlkioDeviceReadIOps?: readonly ThrottleDevice[] | null;
  readonly BlkioDeviceWriteBps?: readonly ThrottleDevice[] | null;
  readonly BlkioDeviceWriteIOps?: readonly ThrottleDevice[] | null;
  readonly CapAdd?: Texts;
  readonly CapDrop?: Texts;
  readonly CpuShares: number;
  readonly CpusetCpus: string;
  readonly DeviceRequests?: readonly DeviceRequest[] | null;
  readonly Devices?:
    | readonly { readonly PathOnHost: string; readonly PathInContainer: string; readonly CgroupPermissions: string }[]
    | null;
  readonly Dns?: Texts;
  readonly DnsOptions?: Texts;
  readonly DnsSearch?: Texts;
  readonly ExtraHosts?: Texts;
  readonly GroupAdd?: Texts;
  readonly Init?: boolean | null;
  readonly IpcMode: string;
  readonly LogConfig: { readonly Type: string; readonly Config?: TextMap };
  readonly Memory: number;
  readonly MemoryReservation: number;
  readonly MemorySwap: number;
  readonly Mounts?: readonly Mount[] | null;
  readonly NanoCpus: number;
  readonly NetworkMode: string;
  readonly PidMode: string;
  readonly Privileged: boolean;
  readonly PublishAllPorts: boolean;
  readonly ReadonlyRootfs: boolean;
  readonly RestartPolicy: { readonly Name: string; readonly MaximumRetryCount: number };
  readonly Runtime: string;
  readonly SecurityOpt?: Texts;
  readonly ShmSize: number;
  readonly StorageOpt?: TextMap;
  readonly Sysctls?: TextMap;
  readonly Tmpfs?: TextMap;
  readonly Ulimits?: readonly { readonly Name: string; readonly Soft: number; readonly Hard: number }[] | null;
  readonly UsernsMode: string;
}

export interface Container {
  readonly Id: string;
  readonly Name: string;
  readonly Image: string;
  readonly Platform?: string;
  readonly State: {
    readonly Running: boolean;
    readonly ExitCode: number;
    readonly Health?: { readonly Status: string };
  };
  readonly Config: {
    readonly Image: string;
    readonly Hostname: string;
    readonly Domainname: string;
    readonly Cmd?: Texts;
    readonly Entrypoint?: Texts;
    readonly User: string;
    readonly WorkingDir: string;
    readonly Tty: boolean;
    readonly OpenStdin: boolean;
    readonly StopSignal?: string;
    readonly StopTimeout?: number | null;
    readonly Healthcheck?: Health | null;
  };
  readonly HostConfig: HostConfig;
  readonly NetworkSettings?: {
    readonly Bridge?: string;
    readonly Ports?: Readonly<Record<string, readonly PortBinding[] | null>> | null;
    readonly Networks?: Readonly<Record<string, EndpointSettings | null>> | null;
  };
}

export interface IpamConfig {
  readonly Subnet?: string;
  readonly IPRange?: string;
  readonly Gateway?: string;
  readonly AuxiliaryAddresses?: TextMap;
}

export interface Network {
  readonly Id: string;
  readonly Name: string;
  readonly Scope: string;
  readonly Driver: string;
  readonly EnableIPv6: boolean;
  readonly Internal: boolean;
  readonly Attachable: boolean;
  readonly Ingress: boolean;
  readonly IPAM: {
    readonly Driver: string;
    readonly Options?: TextMap;
    readonly Config?: readonly IpamConfig[] | null;
  };
  readonly Options?: TextMap;
  readonly Labels?: TextMap;
  readonly Containers?: Readonly<Record<string, NetworkContainer>> | null;
}

export interface NetworkContainer {
  readonly Name: string;
  readonly EndpointID: string;
  readonly MacAddress: string;
  readonly IPv4Address: string;
  readonly IPv6Address: string;
}

export interface Volume {
  readonly Name: string;
  readonly Driver: string;
  readonly Mountpoint: string;
  readonly Labels?: TextMap;
  readonly Options?: TextMap;
}

export interface Image {
  readonly Id: string;
  readonly RepoDigests?: Texts;
}
