import type {
  BlkioConfig,
  BlkioLimit,
  BlkioWeight,
  DeviceRequest,
  EnvFileConfig,
  FileReferenceConfig,
  MountConfig,
  UlimitConfig,
} from "../model/service";
import type { Attribute } from "./attribute";
import {
  type Attributes,
  bool,
  bytes,
  castBool,
  expecting,
  keyValues,
  listOf,
  object,
  oneOf,
  string,
  stringOrList,
} from "./kinds";

/** One entry of a service's `volumes`. */
export const mount: Attribute = {
  ...object<MountConfig>(
    {
      type: oneOf(["bind", "volume", "tmpfs", "cluster", "npipe", "image"]),
      source: string(),
      target: string({ planned: true }),
      read_only: castBool(),
      consistency: expecting({ values: ["consistent", "cached", "delegated", "default"] }, { planned: false }),
      bind: object<NonNullable<MountConfig["bind"]>>(
        {
          selinux: oneOf(["z", "Z"]),
          propagation: expecting(
            { values: ["private", "rprivate", "shared", "rshared", "slave", "rslave"] },
            { planned: false },
          ),
          create_host_path: bool({ print: "unless-true" }),
          recursive: oneOf(["enabled", "disabled", "writable", "readonly"]),
        },
        { default: "bindOptions" },
      ),
      volume: object<NonNullable<MountConfig["volume"]>>({
        labels: keyValues("mapping", { merge: "keyValues" }),
        nocopy: castBool(),
        subpath: string(),
      }),
      tmpfs: object<NonNullable<MountConfig["tmpfs"]>>({
        size: { value: "bytes", scalar: { types: ["integer", "string"], minimum: 0 }, planned: true },
        mode: { value: "uint", scalar: { types: ["number", "string"] }, planned: true },
      }),
      image: object<NonNullable<MountConfig["image"]>>({ subpath: string() }),
    },
    { required: ["type"] },
  ),
  scalar: { types: ["string"] },
  short: "volume",
  path: "mount",
};

/** One entry of `secrets` or `configs` of a service or build. */
export const fileReference = (more: Partial<Attribute> = {}): Attribute => ({
  ...object<FileReferenceConfig>({
    source: string({ planned: true }),
    target: string({ planned: true }),
    uid: string(),
    gid: string(),
    mode: { value: "fileMode", scalar: { types: ["number", "string"] }, planned: true, print: "set" },
  }),
  scalar: { types: ["string"] },
  short: "fileReference",
  ...more,
});

const envFileAttributes: Attributes<EnvFileConfig> = {
  path: string({ path: "path", planned: true }),
  required: castBool({ print: "unless-true" }),
  format: string({ planned: true, undated: true }),
};

/** `path` or `{path, required, format}`. */
export const envFile: Attribute = {
  value: "list",
  scalar: { types: ["string"] },
  list: {
    items: {
      value: "object",
      scalar: { types: ["string"] },
      mapping: {
        properties: envFileAttributes,
        required: ["path"],
      },
    },
  },
  short: "envFile",
  undated: true,
  merge: "sequence",
  unique: "envFile",
  doc: "files of variables; `required: false` and `format: raw` are supported",
};

const ulimitValue = { scalar: { types: ["integer", "string"] as const }, cast: "int" as const, planned: true };

/** `single` is how the short syntax is kept. */
const ulimitAttributes: Attributes<Omit<UlimitConfig, "single">> = {
  soft: { value: "int", ...ulimitValue },
  hard: { value: "int", ...ulimitValue },
};

export const ulimits: Attribute = {
  value: "map",
  mapping: {
    names: /^[a-z]+$/,
    open: true,
    values: {
      value: "ulimit",
      ...ulimitValue,
      mapping: {
        properties: ulimitAttributes,
        required: ["soft", "hard"],
        extensions: true,
      },
      short: "ulimit",
      merge: "ulimit",
    },
  },
};

const blkioLimit: Attributes<BlkioLimit> = {
  path: string({ jsonKey: "Path", print: "always" }),
  rate: bytes(["integer", "string"], { jsonKey: "Rate", print: "always" }),
};
const blkioWeight: Attributes<BlkioWeight> = {
  path: string({ jsonKey: "Path", print: "always" }),
  weight: {
    value: "uint",
    scalar: { types: ["integer", "string"] },
    planned: true,
    jsonKey: "Weight",
    print: "always",
  },
};
const blkioLimits = listOf(closed(blkioLimit));
const blkio: Attributes<BlkioConfig> = {
  weight: { value: "uint", scalar: { types: ["integer", "string"] }, planned: true },
  weight_device: listOf(closed(blkioWeight)),
  device_read_bps: blkioLimits,
  device_read_iops: blkioLimits,
  device_write_bps: blkioLimits,
  device_write_iops: blkioLimits,
};

export const blkioConfig: Attribute = closed(blkio);

/** A mapping without extensions. */
function closed(properties: Readonly<Record<string, Attribute>>): Attribute {
  return { value: "object", mapping: { properties } };
}

const deviceAttributes: Attributes<DeviceRequest> = {
  capabilities: { value: "strings", list: { items: string(), unique: true } },
  driver: string(),
  count: { value: "deviceCount", scalar: { types: ["string", "integer"] }, planned: true },
  device_ids: { value: "strings", list: { items: string(), unique: true } },
  options: keyValues("mapping"),
};

/** A device request: `gpus`, and the devices that a deployment reserves. */
export const deviceRequest = (more: { required?: readonly string[]; open?: boolean } = {}): Attribute => ({
  value: "object",
  mapping: {
    properties: deviceAttributes,
    extensions: true,
    ...more,
  },
  default: "deviceCount",
  check: "deviceRequest",
});

export const labelFile: Attribute = stringOrList({
  list: { items: string({ path: "path", planned: true }) },
  short: "list",
  merge: "sequence",
});
