import type { Clock } from "@pulumi-compose/docker-health";

/** Waits so long, or until the signal. */
export function pause(ms: number, clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = clock.after(ms, done);
    signal.addEventListener("abort", done, { once: true });
    function done() {
      stop();
      signal.removeEventListener("abort", done);
      resolve();
    }
  });
}
