import type { ComposeProject } from "../model/project";
import type {
  ConfigObjectConfig,
  IpamConfig,
  IpamPoolConfig,
  ModelConfig,
  NetworkConfig,
  SecretConfig,
  VolumeConfig,
} from "../model/top-level";
import type { Attribute, JsonType } from "./attribute";
import { castBool, keyValues, listOf, mapOf, object, options, string, strings } from "./kinds";
import { job, service } from "./service";

const externalObject = {
  value: "bool" as const,
  scalar: { types: ["boolean", "string"] as readonly JsonType[] },
  cast: "bool" as const,
  planned: true,
};
const strictExternal: Attribute = { ...externalObject, mapping: { properties: { name: string() }, extensions: true } };
const openExternal: Attribute = { ...externalObject, mapping: { properties: { name: string() }, open: true } };

const labels = keyValues("labels", { merge: "keyValues" });
const driverOpts = options(["string", "number"]);

const network: Attribute = {
  ...object<NetworkConfig>({
    name: string(),
    driver: string(),
    driver_opts: driverOpts,
    ipam: object<IpamConfig>(
      {
        driver: string(),
        config: {
          ...listOf(
            object<IpamPoolConfig>({
              subnet: string(),
              gateway: string(),
              ip_range: string(),
              aux_addresses: {
                value: "mapping",
                mapping: { values: string(), names: /.+/s },
              },
            }),
          ),
          merge: "ipamConfig",
        },
        options: { value: "options", mapping: { values: string(), names: /.+/s } },
      },
      { print: "always" },
    ),
    external: strictExternal,
    internal: castBool(),
    attachable: castBool(),
    labels: { ...labels, unique: "key" },
    enable_ipv4: castBool({ print: "set" }),
    enable_ipv6: castBool({ print: "set" }),
  }),
  nullable: true,
  short: "external",
};

const volume: Attribute = {
  ...object<VolumeConfig>({
    name: string(),
    driver: string(),
    driver_opts: driverOpts,
    external: strictExternal,
    labels,
  }),
  nullable: true,
  short: "external",
  check: "externalVolume",
  path: "localDriver",
};

const config: Attribute = {
  ...object<ConfigObjectConfig>({
    name: string(),
    file: string({ path: "unixPath" }),
    environment: string({ planned: true }),
    content: string(),
    external: openExternal,
    labels,
    template_driver: string(),
  }),
  short: "external",
  check: "configObject",
};

/** A secret's content is never written in the file: it comes from a variable. */
type WrittenSecret = Omit<SecretConfig, "content">;

const secret: Attribute = {
  ...object<WrittenSecret>({
    name: string(),
    file: string({ path: "unixPath" }),
    environment: string({ planned: true }),
    external: openExternal,
    labels,
    driver: string(),
    driver_opts: driverOpts,
    template_driver: string(),
  }),
  short: "external",
  check: "secretObject",
};

const model: Attribute = object<ModelConfig>(
  {
    name: string(),
    model: string(),
    context_size: { value: "int", scalar: { types: ["integer"] } },
    runtime_flags: strings(),
  },
  { required: ["model"] },
);

const include: Attribute = listOf({
  value: "object",
  scalar: { types: ["string"] },
  mapping: {
    properties: {
      path: { value: "strings", scalar: { types: ["string"] }, list: { items: string(), unique: true }, planned: true },
      env_file: {
        value: "strings",
        scalar: { types: ["string"] },
        list: { items: string(), unique: true },
        planned: true,
      },
      project_directory: string({ planned: true }),
    },
  },
  short: "include",
});

type Sections = Pick<
  ComposeProject,
  "name" | "services" | "jobs" | "networks" | "volumes" | "secrets" | "configs" | "models"
> & {
  /** Said of the file, not of the project. */
  readonly version?: unknown;
  /** Loaded before anything is decoded. */
  readonly include?: unknown;
};

/** The table: everything that a compose file may say. */
export const projectAttribute: Attribute = object<Sections>({
  version: string({ doc: "obsolete: ignored with a warning" }),
  name: string({ planned: true }),
  include,
  services: mapOf(service),
  jobs: mapOf(job),
  networks: mapOf(network),
  volumes: mapOf(volume),
  secrets: mapOf(secret),
  configs: mapOf(config),
  models: mapOf(model),
});
