import { resolveEndpoint } from "@pulumi-compose/docker-health";

/**
 * Which engine docker's own client would talk to, as a variable for the docker plugin, which by itself knows
 * `DOCKER_HOST` but not docker's current context.
 */
export async function dockerHost(env: NodeJS.ProcessEnv): Promise<Readonly<Record<string, string>>> {
  if (env.DOCKER_HOST) return {};
  const { host, context } = await resolveEndpoint({ env });
  return context === undefined ? {} : { DOCKER_HOST: host };
}
