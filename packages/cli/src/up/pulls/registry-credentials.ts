import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Docker's own registry, by the names that it has where credentials are kept. */
const DOCKER_HUB = new Set(["index.docker.io", "registry-1.docker.io", "registry.hub.docker.com", "docker.io"]);
const HUB = "docker.io";

/**
 * The registries that docker's client has credentials for, by their hosts: those are for whoever can use them. Undefined: that cannot be
 * told here (`DOCKER_AUTH_CONFIG`, or a file of another form).
 */
export function registriesWithCredentials(env: NodeJS.ProcessEnv): ReadonlySet<string> | undefined {
  if (env.DOCKER_AUTH_CONFIG) return undefined;
  try {
    const config: unknown = JSON.parse(read(join(env.DOCKER_CONFIG || join(homedir(), ".docker"), "config.json")));
    const keys = ["auths", "credHelpers"].flatMap((member) => Object.keys(Reflect.get(Object(config), member) ?? {}));
    return new Set(keys.map(hostOf));
  } catch {
    return undefined;
  }
}

/** The registry that an image comes from: the first part of its name where that looks like a host, else Docker's. */
export function registryOf(image: string): string {
  const [first = "", ...rest] = image.split("/");
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === "localhost");
  return isHost ? hostOf(first) : HUB;
}

/** Keys are hosts, or addresses as of old: `https://index.docker.io/v1/`. */
function hostOf(key: string): string {
  const host = key.replace(/^https?:\/\//, "").replace(/\/.*$/, "");
  return DOCKER_HUB.has(host) ? HUB : host;
}

/** Nobody who has no such file has logged in. */
function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (Reflect.get(Object(error), "code") === "ENOENT") return "{}";
    throw error;
  }
}
