import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { EndpointOptions } from "@pulumi-compose/docker-health";
import { settingsOnce } from "./settings-once";

/**
 * The engine that the docker provider of a resource talks to: an explicit provider's settings, else the stack's
 * `docker:*` configuration, else what the environment says. The gates must look at the very same engine.
 *
 * @param project whatever stands for the project that the resource is part of, for which the configuration is read once
 */
export function endpointOf(resource: pulumi.Resource, project?: object): pulumi.Output<EndpointOptions> {
  return endpointOfProvider(resource.getProvider("docker:index/container:Container"), project);
}

/** The same for a provider that is known; undefined: the default one. */
export const endpointOfProvider = settingsOnce((provider): pulumi.Output<EndpointOptions> => {
  const settings = provider instanceof docker.Provider ? ofProvider(provider) : ofConfig();
  return pulumi.output(settings).apply((known) => {
    const options: Record<string, string> = {};
    for (const [key, value] of Object.entries(known)) if (value !== undefined && value !== "") options[key] = value;
    // The plugin lets a context win over a host.
    if (options.context !== undefined) delete options.host;
    return options;
  });
});

interface Settings {
  readonly host: pulumi.Input<string | undefined>;
  readonly context: pulumi.Input<string | undefined>;
  readonly certPath: pulumi.Input<string | undefined>;
  readonly caMaterial: pulumi.Input<string | undefined>;
  readonly certMaterial: pulumi.Input<string | undefined>;
  readonly keyMaterial: pulumi.Input<string | undefined>;
}

function ofProvider(provider: docker.Provider): Settings {
  const { host, context, certPath, caMaterial, certMaterial, keyMaterial } = provider;
  return { host, context, certPath, caMaterial, certMaterial, keyMaterial };
}

function ofConfig(): Settings {
  const { host, context, certPath, caMaterial, certMaterial, keyMaterial } = docker.config;
  return { host, context, certPath, caMaterial, certMaterial, keyMaterial };
}
