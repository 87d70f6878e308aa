import type { HealthcheckConfig } from "../model/healthcheck";
import type { BuildConfig, Dependency, PortConfig, WorkloadConfig } from "../model/service";
import type { Attribute } from "./attribute";
import {
  type Attributes,
  bool,
  bytes,
  castBool,
  expecting,
  extraHosts,
  keyValues,
  listOf,
  object,
  oneOf,
  span,
  string,
  stringOrList,
  strings,
  trueBool,
} from "./kinds";
import { fileReference, ulimits } from "./mounts";

const stringOrBool: Attribute = { value: "string", scalar: { types: ["string", "boolean"] }, short: "stringify" };

const build: Attribute = {
  ...object<BuildConfig>({
    context: string({ path: "context" }),
    dockerfile: string(),
    dockerfile_inline: string(),
    entitlements: strings(),
    args: keyValues("variables", { merge: "keyValues", unique: "key" }),
    provenance: stringOrBool,
    sbom: stringOrBool,
    ssh: keyValues("mapping", {
      value: "ssh",
      short: "ssh",
      mapping: {
        values: {
          value: "any",
          scalar: { types: ["string", "number", "boolean", "null"] },
          nullable: true,
          path: "unixPath",
        },
        names: /.+/s,
      },
    }),
    labels: keyValues("labels", { merge: "keyValues", unique: "key" }),
    cache_from: strings(),
    cache_to: strings(),
    no_cache: bool(),
    no_cache_filter: stringOrList(),
    additional_contexts: keyValues("mapping", {
      merge: "keyValues",
      unique: "key",
      short: "keyValues",
      mapping: {
        values: {
          value: "any",
          scalar: { types: ["string", "number", "boolean", "null"] },
          nullable: true,
          path: "context",
        },
        names: /.+/s,
      },
    }),
    pull: bool(),
    extra_hosts: extraHosts(),
    isolation: string(),
    network: string(),
    target: string(),
    secrets: listOf(fileReference()),
    shm_size: bytes(["integer", "string"]),
    tags: strings({ unique: "key" }),
    ulimits,
    platforms: strings(),
    privileged: bool(),
  }),
  scalar: { types: ["string"] },
  short: "build",
  undated: true,
  merge: "build",
  default: "buildContext",
};

const dependency: Attribute = object<Dependency>(
  {
    condition: oneOf(["service_started", "service_healthy", "service_completed_successfully"]),
    restart: castBool(),
    required: trueBool({ cast: "bool", print: "always" }),
  },
  { required: ["condition"] },
);

const port: Attribute = {
  ...object<PortConfig>({
    name: string(),
    mode: expecting({ values: ["host", "ingress"] }),
    host_ip: string({ planned: true }),
    target: { value: "uint", scalar: { types: ["integer", "string"] }, cast: "int", planned: true },
    published: { value: "string", scalar: { types: ["string", "integer"] }, planned: true },
    protocol: expecting({ values: ["tcp", "udp", "sctp"], forms: /^(tcp|udp|sctp)$/i }),
    app_protocol: string(),
  }),
  scalar: { types: ["number", "string"] },
  default: "port",
  check: "ipAddress",
  planned: true,
};

const healthcheck: Attribute = object<HealthcheckConfig>({
  test: {
    value: "healthTest",
    scalar: { types: ["string"] },
    list: { items: string({ undated: true }) },
    undated: true,
    merge: "replace",
  },
  timeout: span({ print: "set" }),
  interval: span({ print: "set" }),
  retries: { value: "uint", scalar: { types: ["number", "string"] }, cast: "int", planned: true, print: "set" },
  start_period: span({ print: "set" }),
  start_interval: span({ print: "set" }),
  disable: castBool(),
});

/** What services and jobs share beyond the container. */
export const workload: Attributes<WorkloadConfig> = {
  build,
  depends_on: {
    value: "map",
    list: { items: string(), unique: true },
    mapping: { values: dependency, names: /^[a-zA-Z0-9._-]+$/ },
    short: "dependsOn",
    merge: "dependsOn",
  },
  expose: {
    value: "texts",
    list: { items: { value: "any", scalar: { types: ["string", "number"] }, planned: true }, unique: true },
    unique: "expose",
  },
  healthcheck,
  ports: listOf(port, { short: "ports", unique: "port", distinct: true }),
  stdin_open: castBool(),
  tty: castBool(),
};
