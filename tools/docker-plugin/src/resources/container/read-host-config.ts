import type { ResourceState } from "../../bridge/resource-state";
import type { HostConfig, ThrottleDevice } from "../../engine/api-types";
import { isSet, objectsOf, textOf } from "../../values/read";
import type { Value, ValueMap } from "../../values/value";
import { deviceRequestsFrom, gpusFrom } from "./device-requests";
import { mountsFrom } from "./mounts";
import { formatNanoCpus } from "./nano-cpus";

const MIB = 1024 * 1024;

/** The settings that the engine keeps in a container's HostConfig. */
export function readHostConfig(state: ResourceState, host: HostConfig): void {
  readPlain(state, host);
  readLists(state, host);
  readLimits(state, host);
  readDevices(state, host);
}

function readPlain(state: ResourceState, host: HostConfig): void {
  state.set("rm", host.AutoRemove);
  state.set("readOnly", host.ReadonlyRootfs);
  state.set("publishAllPorts", host.PublishAllPorts);
  state.set("restart", host.RestartPolicy.Name);
  state.set("maxRetryCount", host.RestartPolicy.MaximumRetryCount);
  state.set("init", host.Init ?? false);
  state.set("runtime", host.Runtime);
  state.set("privileged", host.Privileged);
  state.set("logDriver", host.LogConfig.Type);
  state.set("logOpts", isSet(state.values, "logOpts") ? host.LogConfig.Config : null);
  state.set("storageOpts", host.StorageOpt);
  state.set("networkMode", host.NetworkMode);
  if (isSet(state.values, "pidMode")) state.set("pidMode", host.PidMode);
  state.set("usernsMode", host.UsernsMode);
  state.set("sysctls", host.Sysctls);
  state.set("ipcMode", host.IpcMode);
  state.set("tmpfs", host.Tmpfs);
}

function readLists(state: ResourceState, host: HostConfig): void {
  state.set("dns", host.Dns);
  state.set("dnsOpts", host.DnsOptions);
  state.set("dnsSearches", host.DnsSearch);
  state.set("securityOpts", host.SecurityOpt);
  state.set("groupAdds", host.GroupAdd);
  state.set("hosts", (host.ExtraHosts ?? []).map(hostEntry));
  const mounts = mountsFrom(host.Mounts);
  if (mounts !== undefined) state.set("mounts", mounts);
  const adds = host.CapAdd ?? [];
  const drops = host.CapDrop ?? [];
  if (adds.length > 0 || drops.length > 0) state.set("capabilities", { adds, drops });
}

/** Only what stands between the first two colons: an IPv6 address is cut, as in the official plugin. */
function hostEntry(entry: string): Value {
  const [host = "", ip = ""] = entry.split(":");
  return { host, ip };
}

function readLimits(state: ResourceState, host: HostConfig): void {
  const mib = (bytes: number) => Math.trunc(bytes / MIB);
  state.set("memory", mib(host.Memory));
  state.set("memoryReservation", mib(host.MemoryReservation));
  state.set("memorySwap", host.MemorySwap > 0 ? mib(host.MemorySwap) : host.MemorySwap);
  state.set("shmSize", mib(host.ShmSize));
  if (host.NanoCpus > 0) state.set("cpus", formatNanoCpus(host.NanoCpus));
  state.set("cpuShares", host.CpuShares);
  state.set("cpuSet", host.CpusetCpus);
  if (!isSet(state.values, "ulimits")) return;
  state.set(
    "ulimits",
    (host.Ulimits ?? []).map((limit) => ({ name: limit.Name, soft: limit.Soft, hard: limit.Hard })),
  );
}

function readDevices(state: ResourceState, host: HostConfig): void {
  const { values } = state;
  state.set("deviceReadBps", throttles(host.BlkioDeviceReadBps));
  state.set("deviceReadIops", throttles(host.BlkioDeviceReadIOps));
  state.set("deviceWriteBps", throttles(host.BlkioDeviceWriteBps));
  state.set("deviceWriteIops", throttles(host.BlkioDeviceWriteIOps));
  if (isSet(values, "devices")) state.set("devices", devicesFrom(host, values));
  if (isSet(values, "gpus")) {
    const gpus = gpusFrom(host.DeviceRequests);
    if (gpus !== undefined) state.set("gpus", gpus);
  } else if (isSet(values, "deviceRequests")) {
    state.set("deviceRequests", deviceRequestsFrom(host.DeviceRequests));
  }
}

function throttles(devices: readonly ThrottleDevice[] | null | undefined): Value {
  return (devices ?? []).map((device) => ({ path: device.Path, rate: device.Rate }));
}

/** The path inside the container is recorded only where the program gave one. */
function devicesFrom(host: HostConfig, values: ValueMap): Value {
  const withPath = objectsOf(values, "devices").filter((device) => textOf(device, "containerPath") !== "");
  const named = new Set(withPath.map((device) => textOf(device, "hostPath")));
  return (host.Devices ?? []).map((device) => ({
    hostPath: device.PathOnHost,
    permissions: device.CgroupPermissions,
    ...(named.has(device.PathOnHost) && { containerPath: device.PathInContainer }),
  }));
}
