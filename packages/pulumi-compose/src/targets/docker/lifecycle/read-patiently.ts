import { setTimeout as sleep } from "node:timers/promises";

const TRIES = 20;
const PAUSE_MS = 150;

/**
 * Asks Pulumi's engine for what is in the state, again where it could not be read: the engine writes the state during an update, and a
 * file that is being written is empty for a moment (`failed to load checkpoint: EOF`).
 */
export async function readPatiently<T>(
  ask: () => Promise<T>,
  pause: (ms: number) => Promise<unknown> = sleep,
): Promise<T> {
  for (let tried = 1; ; tried++) {
    try {
      return await ask();
    } catch (error) {
      if (tried === TRIES || !/failed to load checkpoint/.test(String(error))) throw error;
      await pause(PAUSE_MS);
    }
  }
}
