import type { DeviceRequest } from "@pulumi-compose/parser";
import type { KubernetesContext } from "./kubernetes-context";
import type { ResourceRequirements } from "./manifest";
import { infer, leaveOut } from "./say";

/** What a container may take of its node, and what is kept for it. */
export function mapResources(context: KubernetesContext): ResourceRequirements | undefined {
  const { config } = context;
  const { limits, reservations } = config.deploy?.resources ?? {};
  if (limits?.pids !== undefined) {
    const why = "a pod's number of processes is its node's to limit";
    leaveOut(context, ["deploy", "resources", "limits", "pids"], why, "set `podPidsLimit` for the nodes' kubelets");
  }
  for (const [position] of (reservations?.generic_resources ?? []).entries()) {
    const path = ["deploy", "resources", "reservations", "generic_resources", position];
    leaveOut(context, path, "resources of nodes have names of their own in Kubernetes, with a domain before them");
  }
  const gpus = {
    ...devices(context, reservations?.devices, ["deploy", "resources", "reservations", "devices"]),
    ...devices(context, config.gpus, ["gpus"]),
  };
  const most = {
    ...amounts(limits?.cpus ?? config.cpus, limits?.memory ?? config.mem_limit),
    ...gpus,
  };
  const kept = amounts(reservations?.cpus, reservations?.memory ?? config.mem_reservation);
  if (Object.keys(most).length + Object.keys(kept).length === 0) return undefined;
  return {
    ...(Object.keys(most).length > 0 && { limits: most }),
    ...(Object.keys(kept).length > 0 && { requests: kept }),
  };
}

/** As the API writes them back: whole thousandths of a CPU, whole bytes in the largest unit that they fill. */
function amounts(cpus: number | undefined, memory: number | undefined): Record<string, string> {
  return {
    ...(cpus !== undefined && cpus > 0 && { cpu: cpuQuantity(cpus) }),
    ...(memory !== undefined && memory > 0 && { memory: byteQuantity(memory) }),
  };
}

function cpuQuantity(cpus: number): string {
  const thousandths = Math.max(1, Math.round(cpus * 1000));
  return thousandths % 1000 === 0 ? String(thousandths / 1000) : `${thousandths}m`;
}

/** `64Mi` for 67108864. */
export function byteQuantity(bytes: number): string {
  let [amount, unit] = [bytes, 0];
  while (amount >= 1024 && amount % 1024 === 0 && unit < 4) [amount, unit] = [amount / 1024, unit + 1];
  return `${amount}${["", "Ki", "Mi", "Gi", "Ti"][unit]}`;
}

/** Device plugins give GPUs by a resource of their maker's. */
const MAKERS: Readonly<Record<string, string>> = { nvidia: "nvidia.com/gpu", amd: "amd.com/gpu" };

function devices(
  context: KubernetesContext,
  requests: readonly DeviceRequest[] | undefined,
  path: readonly string[],
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [position, { capabilities = [], driver = "nvidia", count, device_ids: ids }] of (
    requests ?? []
  ).entries()) {
    const name = MAKERS[driver];
    const isGpu = capabilities.length === 0 || capabilities.includes("gpu");
    const number = ids ? ids.length : (count ?? -1);
    if (!isGpu || name === undefined) {
      leaveOut(context, [...path, position], "only GPUs of nvidia and amd have a name that clusters know");
    } else if (number < 1) {
      leaveOut(context, [...path, position], "Kubernetes gives a number of GPUs, not all", "write a `count`");
    } else {
      found[name] = String(number);
      infer(context, [...path, position], `the cluster's device plugin gives it ${number} of ${name}`);
    }
  }
  return found;
}
