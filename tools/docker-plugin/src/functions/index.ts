import type { PluginFunction } from "./function";
import { getLogs } from "./get-logs";
import { getNetwork } from "./get-network";
import { getRegistryImage } from "./get-registry-image";
import { getRemoteImage } from "./get-remote-image";

/** The plugin's functions by their tokens. Each wants a `name`. */
export const FUNCTIONS: ReadonlyMap<string, PluginFunction> = new Map([
  ["docker:index/getLogs:getLogs", getLogs],
  ["docker:index/getNetwork:getNetwork", getNetwork],
  ["docker:index/getRegistryImage:getRegistryImage", getRegistryImage],
  ["docker:index/getRemoteImage:getRemoteImage", getRemoteImage],
]);
