import { CONTAINER } from "../../schema/container";
import { isSet, numberOf, textOf } from "../../values/read";
import type { ValueMap } from "../../values/value";
import { compact } from "../compact";
import { objectsInHashOrder } from "../set-hash";

const MIB = 1024 * 1024;

/** Memory, CPU, devices and limits for the create request. */
export function resources(values: ValueMap): Record<string, unknown> {
  const cpus = textOf(values, "cpus");
  return compact({
    Memory: isSet(values, "memory") ? numberOf(values, "memory") * MIB : undefined,
    MemoryReservation: isSet(values, "memoryReservation") ? numberOf(values, "memoryReservation") * MIB : undefined,
    MemorySwap: isSet(values, "memorySwap") ? swapBytes(values) : undefined,
    ShmSize: isSet(values, "shmSize") ? numberOf(values, "shmSize") * MIB : undefined,
    NanoCpus: cpus === "" ? undefined : nanoCpus(cpus),
    CpuPeriod: cpus === "" ? numberOf(values, "cpuPeriod") || undefined : undefined,
    CpuQuota: cpus === "" ? numberOf(values, "cpuQuota") || undefined : undefined,
    CpuShares: numberOf(values, "cpuShares") || undefined,
    CpusetCpus: textOf(values, "cpuSet") || undefined,
    Ulimits: isSet(values, "ulimits") ? ulimits(values) : undefined,
    Devices: isSet(values, "devices") ? devices(values) : undefined,
    ...throttles(values),
  });
}

/** What can be changed while the container exists. All of it is sent whenever one of it changes. */
export function updatableResources(values: ValueMap): Record<string, unknown> {
  return compact({
    CpuShares: numberOf(values, "cpuShares"),
    Memory: numberOf(values, "memory") * MIB,
    MemoryReservation: numberOf(values, "memoryReservation") * MIB,
    CpusetCpus: textOf(values, "cpuSet"),
    MemorySwap: isSet(values, "memorySwap") ? swapBytes(values) : undefined,
    ...throttles(values),
    RestartPolicy: { Name: textOf(values, "restart"), MaximumRetryCount: numberOf(values, "maxRetryCount") },
  });
}

/** -1 is "no limit", not a size. */
function swapBytes(values: ValueMap): number {
  const swap = numberOf(values, "memorySwap");
  return swap > 0 ? swap * MIB : swap;
}

function nanoCpus(cpus: string): number {
  const value = cpus.trim() === "" ? Number.NaN : Number(cpus);
  if (Number.isNaN(value)) throw new Error(`Error setting cpus: failed to parse ${cpus} as a rational number`);
  const nano = value * 1e9;
  if (Math.abs(nano - Math.round(nano)) > 1e-3) throw new Error("Error setting cpus: value is too precise");
  return Math.round(nano);
}

const THROTTLES: Readonly<Record<string, string>> = {
  deviceReadBps: "BlkioDeviceReadBps",
  deviceReadIops: "BlkioDeviceReadIOps",
  deviceWriteBps: "BlkioDeviceWriteBps",
  deviceWriteIops: "BlkioDeviceWriteIOps",
};

function throttles(values: ValueMap): Record<string, unknown> {
  const given = Object.entries(THROTTLES).filter(([name]) => isSet(values, name));
  return Object.fromEntries(
    given.map(([name, key]) => [
      key,
      members(values, name).map((device) => ({ Path: textOf(device, "path"), Rate: numberOf(device, "rate") })),
    ]),
  );
}

function ulimits(values: ValueMap): object[] {
  return members(values, "ulimits").map((limit) => ({
    Name: textOf(limit, "name"),
    Soft: numberOf(limit, "soft"),
    Hard: numberOf(limit, "hard"),
  }));
}

function devices(values: ValueMap): object[] {
  return members(values, "devices").map((device) => ({
    PathOnHost: textOf(device, "hostPath"),
    PathInContainer: textOf(device, "containerPath") || textOf(device, "hostPath"),
    CgroupPermissions: textOf(device, "permissions"),
  }));
}

function members(values: ValueMap, name: string): ValueMap[] {
  const field = CONTAINER[name];
  return field ? objectsInHashOrder(field, values[name]) : [];
}
