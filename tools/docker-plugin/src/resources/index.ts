import { container } from "./container";
import { remoteImage } from "./image";
import { network } from "./network";
import type { Resource } from "./resource";
import { secret } from "./secret";
import { service } from "./service";
import { serviceConfig } from "./service-config";
import { volume } from "./volume";

const ALL: readonly Resource[] = [container, network, volume, remoteImage, secret, serviceConfig, service];

/** What this plugin can act on, by type token. */
export const RESOURCES: ReadonlyMap<string, Resource> = new Map(
  ALL.map((resource) => [resource.schema.token, resource]),
);
