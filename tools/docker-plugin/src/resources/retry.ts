import { setTimeout as sleep } from "node:timers/promises";

const PAUSE_MS = 300;
const LIMIT_MS = 30_000;

/** Asks again until the answer is not `pending`; after 30 seconds gives up with the official plugin's words. */
export async function untilSettled(
  target: string,
  pendingState: string,
  attempt: () => Promise<boolean>,
): Promise<void> {
  const end = Date.now() + LIMIT_MS;
  while (!(await attempt())) {
    if (Date.now() > end) {
      throw new Error(
        `timeout while waiting for state to become '${target}' (last state: '${pendingState}', timeout: 30s)`,
      );
    }
    await sleep(PAUSE_MS);
  }
}
