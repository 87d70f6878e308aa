import { EndpointError, resolveEndpoint, transportFor } from "@pulumi-compose/docker-health";
import Docker from "dockerode";

const ANSWER_MS = 5_000;

/** An engine that answered, or why none did. `named` tells that the user chose the endpoint: DOCKER_HOST or a context. */
export type Answer =
  | { readonly docker: Docker; readonly host: string; readonly source: string; readonly version: string }
  | { readonly reason: string; readonly named: boolean };

/** Asks the engine that the environment leads to for its version. */
export async function askEngine(env: NodeJS.ProcessEnv): Promise<Answer> {
  try {
    const { endpoint, host, source } = await resolveEndpoint({ env });
    const docker = new Docker(transportFor(endpoint).options);
    try {
      const { Version: version } = await within(ANSWER_MS, docker.version());
      return { docker, host, source, version };
    } catch (error) {
      const named = source !== "default";
      return { reason: `${named ? `${source} says ${host}, which` : host} does not answer: ${explain(error)}`, named };
    }
  } catch (error) {
    if (error instanceof EndpointError) return { reason: error.message, named: true };
    throw error;
  }
}

function explain(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EACCES") return "permission denied (is this user in the group docker?)";
  if (code === "ENOENT") return "there is no such socket";
  if (code === "ECONNREFUSED") return "nothing listens there";
  return error instanceof Error ? error.message : String(error);
}

function within<T>(timeoutMs: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs / 1000} s`)), timeoutMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
