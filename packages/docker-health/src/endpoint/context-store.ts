import { createHash } from "node:crypto";
import { join } from "node:path";
import { field, flag, text } from "../shared/read";
import type { TlsMaterial } from "./endpoint";
import { EndpointError } from "./endpoint-error";
import type { Files } from "./files";
import { readTls } from "./read-tls";

export interface StoredContext {
  readonly host: string;
  readonly tls?: TlsMaterial;
}

/**
 * A docker context as `docker context create` stores it: `contexts/meta/<sha256 of the name>/meta.json`, certificates
 * under `contexts/tls/<sha256>/docker/`.
 */
export async function readContext(files: Files, configDir: string, name: string): Promise<StoredContext> {
  const folder = createHash("sha256").update(name).digest("hex");
  const meta = await files.read(join(configDir, "contexts", "meta", folder, "meta.json"));
  if (meta === undefined) throw new EndpointError(`there is no docker context "${name}" in ${configDir}`);
  const endpoint = field(parseJson(meta, name), "Endpoints", "docker");
  const host = text(field(endpoint, "Host"));
  if (!host) throw new EndpointError(`docker context "${name}" has no docker endpoint`);
  const verify = !flag(field(endpoint, "SkipTLSVerify"));
  const tls = await readTls(files, join(configDir, "contexts", "tls", folder, "docker"), verify);
  const given = tls.ca !== undefined || tls.cert !== undefined || !verify;
  return { host, ...(given && { tls }) };
}

/** The context that `docker context use` chose; undefined for the default one. */
export async function currentContext(files: Files, configDir: string): Promise<string | undefined> {
  const config = await files.read(join(configDir, "config.json"));
  const name = config === undefined ? "" : text(field(parseJson(config, "config.json"), "currentContext"));
  return name === "" || name === "default" ? undefined : name;
}

function parseJson(content: string, what: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new EndpointError(`docker's ${what} is not valid JSON`, { cause });
  }
}
