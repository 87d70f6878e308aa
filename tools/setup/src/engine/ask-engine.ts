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
      return { docker, host, source, version: await versionOf(docker) };
    } catch (error) {
      const named = source !== "default";
      return { reason: `${named ? `${source} says ${host}, which` : host} does not answer: ${explain(error)}`, named };
    }
  } catch (error) {
    if (error instanceof EndpointError) return { reason: error.message, named: true };
    throw error;
  }
}

/** Errors of the system are known by their shape: those of another realm are no instances of this one's `Error`. */
function explain(error: unknown): string {
  const fields = typeof error === "object" && error !== null ? error : {};
  const code = "code" in fields ? fields.code : undefined;
  if (code === "EACCES") return "permission denied (is this user in the group docker?)";
  if (code === "ENOENT") return "there is no such socket";
  if (code === "ECONNREFUSED") return "nothing listens there";
  if (code === "ABORT_ERR") return `no answer within ${ANSWER_MS / 1000} s`;
  return "message" in fields ? String(fields.message) : String(error);
}

/** Gives the connection up at the deadline: one that is left open would keep this process alive. */
function versionOf(docker: Docker): Promise<string> {
  const request = { path: "/version", method: "GET", statusCodes: { 200: true } };
  const abortSignal = AbortSignal.timeout(ANSWER_MS);
  return new Promise((resolve, reject) => {
    docker.modem.dial({ ...request, abortSignal }, (error: unknown, answer: unknown) => {
      const version = Object.entries(answer ?? {}).find(([name]) => name === "Version")?.[1];
      if (error) reject(error);
      else if (typeof version === "string") resolve(version);
      else reject(new Error("what answers there is no Docker engine"));
    });
  });
}
