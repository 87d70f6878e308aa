import type Docker from "dockerode";

/** Waits for the end of what an engine reports bit by bit. @throws Error with the engine's message. */
export function followed(docker: Docker, progress: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    docker.modem.followProgress(progress, (error) => (error ? reject(error) : resolve()));
  });
}
