import type Docker from "dockerode";
import { follow } from "./follow";

const CONNECT_MS = 20_000;

/** Pulls an image unless the engine has it. @returns why it could not, if it could not. */
export async function pull(docker: Docker, image: string): Promise<string | undefined> {
  if (await has(docker, image)) return undefined;
  try {
    // The engine answers only once it has reached the registry, or given up.
    const abort = AbortSignal.timeout(CONNECT_MS);
    await follow(docker, await docker.pull(image, { abortSignal: abort }));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function has(docker: Docker, image: string): Promise<boolean> {
  return docker
    .getImage(image)
    .inspect()
    .then(
      () => true,
      () => false,
    );
}
