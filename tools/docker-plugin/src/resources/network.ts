import { setTimeout as sleep } from "node:timers/promises";
import type { ResourceState } from "../bridge/resource-state";
import type { IpamConfig, Network } from "../engine/api-types";
import { isNotFound, messageOf, says } from "../engine/engine-error";
import { NETWORK_SCHEMA } from "../schema";
import { NETWORK } from "../schema/network";
import { flagOf, isSet, textMapOf, textOf } from "../values/read";
import type { Value, ValueMap } from "../values/value";
import { compact } from "./compact";
import { labelsToMap, mapToLabels } from "./labels";
import type { Context, Resource } from "./resource";
import { untilSettled } from "./retry";
import { objectsInHashOrder } from "./set-hash";

const SETTLE_MS = 2_000;
const PAUSE_MS = 100;

async function create(context: Context, state: ResourceState): Promise<void> {
  try {
    const body = { Name: textOf(state.values, "name"), CheckDuplicate: true, ...createOptions(state.values) };
    const made = await context.engine.post<{ readonly Id: string }>("/networks/create", { body });
    state.id = made.Id;
  } catch (error) {
    throw new Error(`Unable to create network: ${messageOf(error)}`);
  }
  await read(context, state);
}

function createOptions(values: ValueMap): object {
  const flag = (name: string) => flagOf(values, name) || undefined;
  const ipamDriver = textOf(values, "ipamDriver");
  return compact({
    Driver: textOf(values, "driver") || undefined,
    Internal: flag("internal"),
    Attachable: flag("attachable"),
    Ingress: flag("ingress"),
    EnableIPv6: flag("ipv6"),
    Labels: isSet(values, "labels") ? labelsToMap(values) : undefined,
    Options: isSet(values, "options") ? textMapOf(values, "options") : undefined,
    IPAM: compact({
      Driver: ipamDriver || undefined,
      Config: isSet(values, "ipamConfigs") ? ipamConfigs(values) : undefined,
      Options: isSet(values, "ipamOptions") ? textMapOf(values, "ipamOptions") : undefined,
    }),
  });
}

function ipamConfigs(values: ValueMap): IpamConfig[] {
  const field = NETWORK.ipamConfigs;
  return (field ? objectsInHashOrder(field, values.ipamConfigs) : []).map((config) => ({
    Subnet: textOf(config, "subnet"),
    IPRange: textOf(config, "ipRange"),
    Gateway: textOf(config, "gateway"),
    AuxiliaryAddresses: textMapOf(config, "auxAddress"),
  }));
}

/** A swarm gives an overlay its addresses only after it has answered. */
async function read(context: Context, state: ResourceState): Promise<void> {
  const network = await settled(context, state.id);
  if (network === undefined) {
    state.id = "";
    return;
  }
  state.set("name", network.Name);
  state.set("labels", mapToLabels(network.Labels));
  state.set("driver", network.Driver);
  state.set("internal", network.Internal);
  state.set("attachable", network.Attachable);
  state.set("ingress", network.Ingress);
  state.set("ipv6", network.EnableIPv6);
  state.set("ipamDriver", network.IPAM.Driver);
  state.set("ipamOptions", network.IPAM.Options);
  state.set("scope", network.Scope);
  state.set("options", network.Options);
  state.set("ipamConfigs", ipamConfigsFrom(network));
}

async function settled(context: Context, id: string): Promise<Network | undefined> {
  const end = Date.now() + SETTLE_MS;
  for (;;) {
    const network = await inspect(context, id);
    const isPending = network?.Scope === "swarm" && (network.IPAM.Config ?? []).length === 0;
    if (!isPending || Date.now() > end) return network;
    await sleep(PAUSE_MS);
  }
}

/** Any failure to look at it counts as gone, as in the official plugin; but an engine that cannot be reached does not. */
async function inspect(context: Context, id: string): Promise<Network | undefined> {
  try {
    return await context.engine.get<Network>(`/networks/${encodeURIComponent(id)}`);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

export function ipamConfigsFrom(network: Network): Value {
  return (network.IPAM.Config ?? []).map((config) => ({
    subnet: config.Subnet ?? "",
    ipRange: config.IPRange ?? "",
    gateway: config.Gateway ?? "",
    auxAddress: { ...config.AuxiliaryAddresses },
  }));
}

/** Containers that are still connected are given half a minute to go. */
async function remove(context: Context, { id }: ResourceState): Promise<void> {
  await untilSettled("removed", "pending", async () => {
    if ((await inspect(context, id)) === undefined) return true;
    try {
      await context.engine.delete(`/networks/${encodeURIComponent(id)}`);
    } catch (error) {
      if (says(error, "has active endpoints")) return false;
      throw error;
    }
    return true;
  });
}

export const network: Resource = {
  schema: NETWORK_SCHEMA,
  importable: true,
  create,
  read,
  // Every property replaces.
  update: async () => undefined,
  delete: remove,
};
