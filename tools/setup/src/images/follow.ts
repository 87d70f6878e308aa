import type Docker from "dockerode";

/** An engine that says nothing for so long about a transfer cannot reach its registry. */
const STALL_MS = 20_000;

/**
 * Waits for the end of a pull, a build or a load.
 *
 * @throws Error with the engine's own message, or when nothing is heard for 20 s.
 */
export function follow(docker: Docker, stream: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve, reject) => {
    const stalled = () => {
      if ("destroy" in stream && typeof stream.destroy === "function") stream.destroy();
      reject(new Error(`the engine told nothing for ${STALL_MS / 1000} s`));
    };
    let timer = setTimeout(stalled, STALL_MS);
    const heard = () => {
      clearTimeout(timer);
      timer = setTimeout(stalled, STALL_MS);
    };
    docker.modem.followProgress(
      stream,
      (error) => {
        clearTimeout(timer);
        if (error) reject(error);
        else resolve();
      },
      heard,
    );
  });
}
