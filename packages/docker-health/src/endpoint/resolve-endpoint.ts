import { homedir, platform } from "node:os";
import { join } from "node:path";
import { currentContext, readContext } from "./context-store";
import type { EndpointOptions, ResolvedEndpoint, TlsMaterial } from "./endpoint";
import { type Files, realFiles } from "./files";
import { parseHost } from "./parse-host";
import { readTls } from "./read-tls";

/**
 * Finds the engine in the order of Pulumi's docker provider and of the docker CLI: `host`, `context`, `DOCKER_HOST`,
 * `DOCKER_CONTEXT`, the current context of docker's configuration, the default socket.
 *
 * @throws EndpointError if what is named is written wrong or is not there
 */
export async function resolveEndpoint(
  options: EndpointOptions = {},
  files: Files = realFiles,
): Promise<ResolvedEndpoint> {
  const env = options.env ?? process.env;
  const home = env.HOME || env.USERPROFILE || homedir();
  const configDir = env.DOCKER_CONFIG || join(home, ".docker");
  const fromHost = async (host: string, source: string, found?: TlsMaterial): Promise<ResolvedEndpoint> => {
    const tls = found ?? (await givenTls(files, options, env, configDir));
    const endpoint = parseHost(host, tls, options.sshOpts);
    const own = endpoint.kind === "ssh" && options.env ? { ...endpoint, env: options.env } : endpoint;
    return { endpoint: own, host, source };
  };
  const fromContext = async (name: string): Promise<ResolvedEndpoint> => {
    const context = await readContext(files, configDir, name);
    return { ...(await fromHost(context.host, `context "${name}"`, context.tls)), context: name };
  };
  if (options.host) return fromHost(options.host, "option host");
  if (options.context && options.context !== "default") return fromContext(options.context);
  if (env.DOCKER_HOST && !options.context) return fromHost(env.DOCKER_HOST, "DOCKER_HOST");
  const chosen = options.context ?? (env.DOCKER_CONTEXT || (await currentContext(files, configDir)));
  if (chosen && chosen !== "default") return fromContext(chosen);
  return fromHost(await defaultHost(files, home, env), "default");
}

async function givenTls(
  files: Files,
  options: EndpointOptions,
  env: NodeJS.ProcessEnv,
  configDir: string,
): Promise<TlsMaterial | undefined> {
  const { caMaterial, certMaterial, keyMaterial } = options;
  if (caMaterial || certMaterial || keyMaterial) {
    return {
      ...(caMaterial && { ca: caMaterial }),
      ...(certMaterial && { cert: certMaterial }),
      ...(keyMaterial && { key: keyMaterial }),
      verify: true,
    };
  }
  if (options.certPath) return readTls(files, options.certPath, true);
  // As Docker's own clients: certificates without DOCKER_TLS_VERIFY identify us, but do not check the server.
  if (env.DOCKER_CERT_PATH) return readTls(files, env.DOCKER_CERT_PATH, Boolean(env.DOCKER_TLS_VERIFY));
  return env.DOCKER_TLS_VERIFY ? readTls(files, configDir, true) : undefined;
}

async function defaultHost(files: Files, home: string, env: NodeJS.ProcessEnv): Promise<string> {
  if (platform() === "win32") return "npipe:////./pipe/docker_engine";
  const sockets = [
    "/var/run/docker.sock",
    join(home, ".docker", "run", "docker.sock"),
    ...(env.XDG_RUNTIME_DIR ? [join(env.XDG_RUNTIME_DIR, "docker.sock")] : []),
  ];
  for (const path of sockets) {
    if (await files.exists(path)) return `unix://${path}`;
  }
  return "unix:///var/run/docker.sock";
}
