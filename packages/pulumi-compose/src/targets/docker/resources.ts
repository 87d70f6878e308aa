import type { BlkioLimit, Bytes, DeviceRequest } from "@pulumi-compose/parser";
import { type ArgsGroup, compact, type MappingContext } from "../common/context";
import { diagnose, unsupported } from "../common/diagnose";
import { ROUNDED } from "../common/target-messages";

const mebibyte = 1024 * 1024;

/** CPU, memory, block I/O, ulimits, GPUs. The plugin counts memory in MiB. */
export function mapResources(context: MappingContext): ArgsGroup {
  const { service } = context;
  const limits = service.deploy?.resources?.limits;
  const reservations = service.deploy?.resources?.reservations;
  const cpus = limits?.cpus ?? service.cpus;
  const memory = mebibytes(context, limits?.memory ?? service.mem_limit, ["mem_limit"]);
  reportReservations(context);
  return compact({
    cpus: cpus === undefined || cpus === 0 ? undefined : String(cpus),
    cpuShares: service.cpu_shares,
    cpuPeriod: service.cpu_period,
    cpuQuota: service.cpu_quota,
    cpuSet: service.cpuset,
    memory,
    memorySwap: memorySwap(context, memory),
    memoryReservation: mebibytes(context, reservations?.memory ?? service.mem_reservation, ["mem_reservation"]),
    shmSize: mebibytes(context, service.shm_size, ["shm_size"]),
    storageOpts: service.storage_opt && { ...service.storage_opt },
    ulimits: Object.entries(service.ulimits ?? {})
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { soft, hard }]) => ({ name, soft, hard })),
    deviceRequests: [...(service.gpus ?? []), ...(reservations?.devices ?? [])].map(deviceRequest),
    ...blockIo(context),
  });
}

/**
 * The engine's default is twice the memory. Left out, the plugin reads that back and wants to change it for ever, so it
 * is always given together with `memory`.
 */
function memorySwap(context: MappingContext, memory: number | undefined): number | undefined {
  const limit = context.service.memswap_limit;
  if (limit !== undefined && limit < 0) return -1;
  if (limit !== undefined && limit > 0) return mebibytes(context, limit, ["memswap_limit"]);
  return memory === undefined ? undefined : memory * 2;
}

function mebibytes(
  context: MappingContext,
  bytes: Bytes | undefined,
  attribute: readonly string[],
): number | undefined {
  if (bytes === undefined || bytes === 0) return undefined;
  const size = Math.ceil(bytes / mebibyte);
  if (size * mebibyte !== bytes) {
    const name = attribute.join(".");
    diagnose(context, ROUNDED, attribute, { attribute: name, to: `up to ${size} MiB, the plugin's unit` });
  }
  return size;
}

function deviceRequest(request: DeviceRequest): NonNullable<ArgsGroup["deviceRequests"]>[number] {
  const ids = request.device_ids;
  return compact({
    driver: request.driver,
    count: ids?.length ? undefined : (request.count ?? -1),
    deviceIds: ids ? [...ids] : undefined,
    capabilities: request.capabilities ? [...request.capabilities] : ["gpu"],
    options: request.options && { ...request.options },
  }) as NonNullable<ArgsGroup["deviceRequests"]>[number];
}

function blockIo(context: MappingContext): ArgsGroup {
  const config = context.service.blkio_config;
  if (!config) return {};
  if (config.weight_device !== undefined) {
    unsupported(context, ["blkio_config", "weight_device"], "the plugin has no such argument");
  }
  const rates = (limits: readonly BlkioLimit[] | undefined) =>
    limits?.map(({ path = "", rate = 0 }) => ({ path, rate }));
  return compact({
    deviceReadBps: rates(config.device_read_bps),
    deviceReadIops: rates(config.device_read_iops),
    deviceWriteBps: rates(config.device_write_bps),
    deviceWriteIops: rates(config.device_write_iops),
  });
}

function reportReservations(context: MappingContext): void {
  const { service } = context;
  if (service.deploy?.resources?.reservations?.cpus !== undefined) {
    unsupported(
      context,
      ["deploy", "resources", "reservations", "cpus"],
      "a single engine reserves no CPUs",
      "remove it, or leave it for a swarm, which does",
    );
  }
}
