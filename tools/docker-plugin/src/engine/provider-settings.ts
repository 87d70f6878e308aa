import { flagOf, objectsOf, textOf, textsOf } from "../values/read";
import type { ValueMap } from "../values/value";
import { contextHost, DEFAULT_HOST } from "./default-host";
import type { EngineHost } from "./engine-host";
import { type RegistryAuths, registryAuths } from "./registry-auth";

export interface ProviderSettings {
  readonly engine: EngineHost;
  readonly auths: RegistryAuths;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * What a provider's configuration amounts to. A docker context (configured or in DOCKER_CONTEXT) wins over a host; a
 * configured host over DOCKER_HOST; that over the default socket.
 */
export function providerSettings(config: ValueMap, env: Environment = process.env): ProviderSettings {
  const given = (key: string, variable: string): string => textOf(config, key) || (env[variable] ?? "");
  const context = given("context", "DOCKER_CONTEXT");
  const sshOpts = textsOf(config, "sshOpts");
  return {
    engine: {
      host: context !== "" ? contextHost(context) : given("host", "DOCKER_HOST") || DEFAULT_HOST,
      sshOpts: sshOpts.length > 0 ? sshOpts : (env.DOCKER_SSH_OPTS ?? "").split(/\s+/).filter(Boolean),
      ca: given("caMaterial", "DOCKER_CA_MATERIAL"),
      cert: given("certMaterial", "DOCKER_CERT_MATERIAL"),
      key: given("keyMaterial", "DOCKER_KEY_MATERIAL"),
      certPath: given("certPath", "DOCKER_CERT_PATH"),
      skipCheck: flagOf(config, "disableDockerDaemonCheck"),
    },
    auths: registryAuths(objectsOf(config, "registryAuth"), env),
  };
}
