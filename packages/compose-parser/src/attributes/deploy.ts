import type {
  DeployConfig,
  DiscreteResource,
  GenericResource,
  PlacementConfig,
  PlacementPreference,
  ResourceLimits,
  ResourceReservations,
  ResourcesConfig,
  RestartPolicyConfig,
  UpdateConfig,
} from "../model/service";
import type { Attribute } from "./attribute";
import { bytes, duration, float, int, keyValues, listOf, object, oneOf, string, strings } from "./kinds";
import { deviceRequest } from "./mounts";

const update = object<UpdateConfig>({
  parallelism: int({ value: "uint", cast: "int", print: "set" }),
  delay: duration(),
  failure_action: string({ planned: true }),
  monitor: duration(),
  max_failure_ratio: float({ cast: "float" }),
  order: oneOf(["start-first", "stop-first"]),
});

const cpus: Attribute = { value: "cpus", scalar: { types: ["number", "string"] }, planned: true, undated: true };
const memory = bytes(["string"]);

const discreteResource = object<DiscreteResource>({
  kind: string({ print: "always" }),
  value: { value: "int", scalar: { types: ["number", "string"] }, planned: true, print: "always" },
});

export const deploy: Attribute = {
  ...object<DeployConfig>({
    mode: string({ planned: true }),
    replicas: int({ cast: "int", print: "set" }),
    labels: keyValues("labels", { merge: "keyValues", unique: "key" }),
    update_config: update,
    rollback_config: update,
    resources: object<ResourcesConfig>(
      {
        limits: object<ResourceLimits>({
          cpus,
          memory,
          pids: { value: "int", scalar: { types: ["integer", "string"] }, planned: true },
        }),
        reservations: object<ResourceReservations>({
          cpus,
          memory,
          devices: listOf(deviceRequest({ required: ["capabilities"] })),
          generic_resources: listOf(object<GenericResource>({ discrete_resource_spec: discreteResource })),
        }),
      },
      { print: "always" },
    ),
    restart_policy: object<RestartPolicyConfig>({
      condition: string({ planned: true }),
      delay: duration({ print: "set" }),
      max_attempts: int({ value: "uint", cast: "int", print: "set" }),
      window: duration({ print: "set" }),
    }),
    placement: object<PlacementConfig>(
      {
        constraints: strings(),
        preferences: listOf(object<PlacementPreference>({ spread: string() })),
        max_replicas_per_node: int({ value: "uint", cast: "int" }),
      },
      { print: "always" },
    ),
    endpoint_mode: string({ planned: true }),
  }),
  nullable: true,
};
