import type { DeviceRequest } from "../../engine/api-types";
import { CONTAINER } from "../../schema/container";
import { DEVICE_REQUEST } from "../../schema/container-parts";
import { isSet, numberOf, textMapOf, textOf } from "../../values/read";
import type { Value, ValueMap } from "../../values/value";
import { objectsInHashOrder, textsInHashOrder } from "../set-hash";

/** `gpus` or `deviceRequests` as the engine wants it. */
export function deviceRequests(values: ValueMap): DeviceRequest[] | undefined {
  if (isSet(values, "gpus")) return [gpuRequest(textOf(values, "gpus"))];
  const field = CONTAINER.deviceRequests;
  if (field === undefined || !isSet(values, "deviceRequests")) return undefined;
  return objectsInHashOrder(field, values.deviceRequests).map((request) => ({
    Driver: textOf(request, "driver"),
    Count: numberOf(request, "count"),
    DeviceIDs: texts(request, "deviceIds"),
    Capabilities: [texts(request, "capabilities")],
    Options: textMapOf(request, "options"),
  }));
}

function texts(request: ValueMap, name: string): string[] {
  const field = DEVICE_REQUEST[name];
  return field ? textsInHashOrder(field, request[name]) : [];
}

/** docker's `--gpus` notation: `all`, a number, or `device=0,1`. */
function gpuRequest(given: string): DeviceRequest {
  const text = given
    .trim()
    .replace(/^(["'])(.*)\1$/, "$2")
    .trim();
  const base = { Driver: "", Capabilities: [["gpu"]], Options: {} };
  if (text === "all") return { ...base, Count: -1 };
  if (/^\d+$/.test(text)) return { ...base, Count: Number(text) };
  const device = /^device=(.+)$/.exec(text)?.[1];
  if (device === undefined) throw new Error(`Error setting gpus: invalid gpus value ${given}`);
  return { ...base, Count: 0, DeviceIDs: device.split(",") };
}

/** `gpus` read back; undefined when the container's requests cannot be written that way. */
export function gpusFrom(requests: readonly DeviceRequest[] | null | undefined): string | undefined {
  const [request, ...more] = requests ?? [];
  if (request === undefined) return "";
  if (more.length > 0) return undefined;
  if (request.DeviceIDs && request.DeviceIDs.length > 0) return `device=${request.DeviceIDs.join(",")}`;
  const wantsGpu = (request.Capabilities ?? []).flat().some((capability) => capability.toLowerCase() === "gpu");
  return request.Count === -1 && wantsGpu ? "all" : undefined;
}

export function deviceRequestsFrom(requests: readonly DeviceRequest[] | null | undefined): Value {
  return (requests ?? []).map((request) => ({
    driver: request.Driver ?? "",
    count: request.Count ?? 0,
    deviceIds: [...(request.DeviceIDs ?? [])],
    capabilities: [...(request.Capabilities?.[0] ?? [])],
    options: { ...request.Options },
  }));
}
