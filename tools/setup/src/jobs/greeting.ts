import { setTimeout as sleep } from "node:timers/promises";

const ATTEMPT_MS = 10_000;
const PAUSE_MS = 300;

/**
 * Fetches a page's text; tries again while nothing answers.
 *
 * @throws Error with the last reason when it has not come by the deadline.
 */
export async function greeting(url: string, deadlineMs: number): Promise<string> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(ATTEMPT_MS) });
      if (response.ok) return (await response.text()).trim();
      throw new Error(`${url} answered ${response.status}`);
    } catch (error) {
      if (Date.now() > end) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
