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
import { type Attributes, bytes, expecting, int, keyValues, listOf, object, oneOf, span, string } from "./kinds";
import { deviceRequest } from "./mounts";

/** One engine looks at the rest of it then; a swarm always does, and refuses what it does not know. */
const ROLLS = ["order", "start-first"] as const;

const update: Attributes<UpdateConfig> = {
  parallelism: int({ value: "uint", cast: "int", print: "set" }),
  delay: span({}, ROLLS),
  failure_action: expecting({ values: ["continue", "pause", "rollback"], decidesWith: ROLLS }),
  monitor: span({}, ROLLS),
  max_failure_ratio: {
    value: "float32",
    scalar: { types: ["number", "string"], expected: { minimum: 0, maximum: 1 } },
    cast: "float",
    planned: true,
    undated: true,
  },
  order: oneOf(["start-first", "stop-first"]),
};

const rollback: Attributes<UpdateConfig> = {
  ...update,
  delay: span(),
  failure_action: expecting({ values: ["continue", "pause"] }),
  monitor: span(),
};

/** What a swarm knows of its nodes. */
const NODE_LABEL = /^(node|engine)\.labels\../i;
const CONSTRAINT =
  /^\s*(node\.(id|hostname|ip|role|platform\.os|platform\.arch|labels\.[^\s=!]+)|engine\.labels\.[^\s=!]+)\s*[=!]=\s*\S/i;

const cpus: Attribute = { value: "cpus", scalar: { types: ["number", "string"] }, planned: true, undated: true };
const memory = bytes(["string"]);

const discreteResource = object<DiscreteResource>({
  kind: string({ print: "always" }),
  value: { value: "int", scalar: { types: ["number", "string"] }, planned: true, print: "always" },
});

export const deploy: Attribute = {
  ...object<DeployConfig>({
    mode: expecting({ values: ["replicated", "global", "replicated-job", "global-job"] }),
    replicas: int({ cast: "int", print: "set" }),
    labels: keyValues("labels", { merge: "keyValues", unique: "key" }),
    update_config: object<UpdateConfig>(update),
    rollback_config: object<UpdateConfig>(rollback),
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
      // docker compose takes those of `restart`, too.
      condition: expecting({ values: ["none", "on-failure", "any"], forms: /^(no|always|unless-stopped)$/ }),
      delay: span({ print: "set" }),
      max_attempts: int({ value: "uint", cast: "int", print: "set" }),
      window: span({ print: "set" }),
    }),
    placement: object<PlacementConfig>(
      {
        constraints: {
          value: "strings",
          list: {
            items: expecting(
              { forms: CONSTRAINT, wanted: "a constraint such as `node.role == manager`" },
              { planned: false },
            ),
          },
        },
        preferences: listOf(
          object<PlacementPreference>({
            spread: expecting({ forms: NODE_LABEL, wanted: "a label such as `node.labels.zone`" }, { planned: false }),
          }),
        ),
        max_replicas_per_node: int({ value: "uint", cast: "int" }),
      },
      { print: "always" },
    ),
    endpoint_mode: expecting({ values: ["vip", "dnsrr"] }),
  }),
  nullable: true,
};
