import { existsSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { flagOf, textOf } from "../values/read";
import type { ValueMap } from "../values/value";

export interface RegistryAuth {
  readonly username: string;
  readonly password: string;
  readonly serveraddress: string;
}

/** Credentials by registry host name. */
export type RegistryAuths = Readonly<Record<string, RegistryAuth>>;

type Environment = Readonly<Record<string, string | undefined>>;

const DOCKER_HUB = ["registry-1.docker.io", "index.docker.io", "docker.io", "registry.hub.docker.com"];

/** Reads the provider's `registryAuth` entries. Credential helpers are not run. */
export function registryAuths(entries: readonly ValueMap[], env: Environment): RegistryAuths {
  return Object.fromEntries(
    entries.map((entry) => {
      const host = hostName(textOf(entry, "address"));
      return [host, { ...credentials(entry, host, env), serveraddress: `https://${host}` }];
    }),
  );
}

/** The credentials for pulling an image; undefined for none. */
export function authFor(auths: RegistryAuths, image: string): RegistryAuth | undefined {
  const first = image.split("/", 1)[0] ?? "";
  const named = image.includes("/") && (/[.:]/.test(first) || first === "localhost");
  if (named && !DOCKER_HUB.includes(first)) return auths[first];
  return DOCKER_HUB.map((host) => auths[host]).find((auth) => auth !== undefined);
}

function hostName(address: string): string {
  return address.replace(/^https?:\/\//, "").split("/", 1)[0] ?? address;
}

function credentials(entry: ValueMap, host: string, env: Environment): { username: string; password: string } {
  if (flagOf(entry, "authDisabled")) return { username: "username", password: "password" };
  const username = textOf(entry, "username") || (env.DOCKER_REGISTRY_USER ?? "");
  if (username !== "") return { username, password: textOf(entry, "password") || (env.DOCKER_REGISTRY_PASS ?? "") };
  const content = textOf(entry, "configFileContent") || readConfig(textOf(entry, "configFile"), env);
  return fromConfig(content, host);
}

function readConfig(given: string, env: Environment): string {
  const file = given || env.DOCKER_CONFIG || "~/.docker/config.json";
  const expanded = file.replace(/^~\//, `${homedir()}/`);
  const isFolder = existsSync(expanded) && statSync(expanded).isDirectory();
  return readFileSync(isFolder ? path.join(expanded, "config.json") : expanded, "utf8");
}

interface DockerConfig {
  readonly auths?: Readonly<
    Record<string, { readonly auth?: string; readonly username?: string; readonly password?: string }>
  >;
}

function fromConfig(content: string, host: string): { username: string; password: string } {
  const config: DockerConfig = JSON.parse(content);
  const keys = DOCKER_HUB.includes(host) ? ["https://index.docker.io/v1/", ...DOCKER_HUB] : [host, `https://${host}`];
  const found = keys.map((key) => config.auths?.[key]).find((auth) => auth !== undefined);
  if (found === undefined) throw new Error(`couldn't find registry config for '${host}' in file content`);
  if (found.auth === undefined) return { username: found.username ?? "", password: found.password ?? "" };
  const [username = "", ...password] = Buffer.from(found.auth, "base64").toString("utf8").split(":");
  return { username, password: password.join(":") };
}
