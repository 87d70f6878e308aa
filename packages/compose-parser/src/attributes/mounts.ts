import type { Attribute } from "./attribute";
import { bool, bytes, castBool, keyValues, listOf, object, oneOf, string, stringOrList } from "./kinds";

/** One entry of a service's `volumes`. */
export const mount: Attribute = {
  ...object(
    {
      type: oneOf(["bind", "volume", "tmpfs", "cluster", "npipe", "image"]),
      source: string(),
      target: string({ planned: true }),
      read_only: castBool(),
      consistency: string(),
      bind: object(
        {
          selinux: oneOf(["z", "Z"]),
          propagation: string(),
          create_host_path: bool({ print: "unless-true" }),
          recursive: oneOf(["enabled", "disabled", "writable", "readonly"]),
        },
        { default: "bindOptions" },
      ),
      volume: object({
        labels: keyValues("mapping", { merge: "keyValues" }),
        nocopy: castBool(),
        subpath: string(),
      }),
      tmpfs: object({
        size: { value: "bytes", scalar: { types: ["integer", "string"], minimum: 0 }, planned: true },
        mode: { value: "uint", scalar: { types: ["number", "string"] }, planned: true },
      }),
      image: object({ subpath: string() }),
    },
    { required: ["type"] },
  ),
  scalar: { types: ["string"] },
  short: "volume",
  path: "mount",
};

/** One entry of `secrets` or `configs` of a service or build. */
export const fileReference = (more: Partial<Attribute> = {}): Attribute => ({
  ...object({
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

/** `path` or `{path, required, format}`. */
export const envFile: Attribute = {
  value: "list",
  scalar: { types: ["string"] },
  list: {
    items: {
      value: "object",
      scalar: { types: ["string"] },
      mapping: {
        properties: {
          path: string({ path: "path", planned: true }),
          required: bool({ print: "unless-true" }),
          format: string({ planned: true }),
        },
        required: ["path"],
      },
    },
  },
  short: "envFile",
  merge: "sequence",
  unique: "envFile",
  doc: "files of variables; `required: false` and `format: raw` are supported",
};

const ulimitValue = { scalar: { types: ["integer", "string"] as const }, cast: "int" as const, planned: true };

export const ulimits: Attribute = {
  value: "map",
  mapping: {
    names: /^[a-z]+$/,
    open: true,
    values: {
      value: "ulimit",
      ...ulimitValue,
      mapping: {
        properties: { soft: { value: "int", ...ulimitValue }, hard: { value: "int", ...ulimitValue } },
        required: ["soft", "hard"],
        extensions: true,
      },
      short: "ulimit",
      merge: "ulimit",
    },
  },
};

const blkioLimit: Attribute = {
  value: "object",
  mapping: {
    properties: {
      path: string({ jsonKey: "Path", print: "always" }),
      rate: bytes(["integer", "string"], { jsonKey: "Rate", print: "always" }),
    },
  },
};
const blkioWeight: Attribute = {
  value: "object",
  mapping: {
    properties: {
      path: string({ jsonKey: "Path", print: "always" }),
      weight: {
        value: "uint",
        scalar: { types: ["integer", "string"] },
        planned: true,
        jsonKey: "Weight",
        print: "always",
      },
    },
  },
};

export const blkioConfig: Attribute = {
  value: "object",
  mapping: {
    properties: {
      weight: { value: "uint", scalar: { types: ["integer", "string"] }, planned: true },
      weight_device: listOf(blkioWeight),
      device_read_bps: listOf(blkioLimit),
      device_read_iops: listOf(blkioLimit),
      device_write_bps: listOf(blkioLimit),
      device_write_iops: listOf(blkioLimit),
    },
  },
};

/** A device request: `gpus`, and the devices that a deployment reserves. */
export const deviceRequest = (more: { required?: readonly string[]; open?: boolean } = {}): Attribute => ({
  value: "object",
  mapping: {
    properties: {
      capabilities: { value: "strings", list: { items: string(), unique: true } },
      driver: string(),
      count: { value: "deviceCount", scalar: { types: ["string", "integer"] }, planned: true },
      device_ids: { value: "strings", list: { items: string(), unique: true } },
      options: keyValues("mapping"),
    },
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
