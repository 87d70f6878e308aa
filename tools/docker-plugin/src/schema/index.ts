import { CONTAINER } from "./container";
import { NETWORK } from "./network";
import { REMOTE_IMAGE } from "./remote-image";
import type { ResourceSchema } from "./resource-schema";
import { SECRET } from "./secret";
import { SERVICE } from "./service";
import { SERVICE_CONFIG } from "./service-config";
import { VOLUME } from "./volume";

const plain = { version: undefined, timeouts: false, deleteFirst: false };

export const CONTAINER_SCHEMA: ResourceSchema = {
  token: "docker:index/container:Container",
  fields: CONTAINER,
  version: 2,
  timeouts: true,
  deleteFirst: true,
};

export const NETWORK_SCHEMA: ResourceSchema = {
  ...plain,
  token: "docker:index/network:Network",
  fields: NETWORK,
  version: 1,
};

export const VOLUME_SCHEMA: ResourceSchema = {
  ...plain,
  token: "docker:index/volume:Volume",
  fields: VOLUME,
  version: 1,
};

export const REMOTE_IMAGE_SCHEMA: ResourceSchema = {
  ...plain,
  token: "docker:index/remoteImage:RemoteImage",
  fields: REMOTE_IMAGE,
  timeouts: true,
};

export const SECRET_SCHEMA: ResourceSchema = {
  ...plain,
  token: "docker:index/secret:Secret",
  fields: SECRET,
  version: 1,
};

export const SERVICE_CONFIG_SCHEMA: ResourceSchema = {
  ...plain,
  token: "docker:index/serviceConfig:ServiceConfig",
  fields: SERVICE_CONFIG,
};

export const SERVICE_SCHEMA: ResourceSchema = {
  ...plain,
  token: "docker:index/service:Service",
  fields: SERVICE,
  version: 2,
};

export const SCHEMAS: readonly ResourceSchema[] = [
  CONTAINER_SCHEMA,
  NETWORK_SCHEMA,
  VOLUME_SCHEMA,
  REMOTE_IMAGE_SCHEMA,
  SECRET_SCHEMA,
  SERVICE_CONFIG_SCHEMA,
  SERVICE_SCHEMA,
];
