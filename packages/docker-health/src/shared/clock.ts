/** Time as the waits see it: monotonic for durations, wall time only for what people read. */
export interface Clock {
  /** Milliseconds that never jump, from an arbitrary origin. */
  now(): number;
  /** Milliseconds since the epoch; may jump, so never subtract two of them. */
  wall(): number;
  /** Runs `action` once after `delayMs`; the returned function cancels it. */
  after(delayMs: number, action: () => void): () => void;
}

// Node fires a timer of more than 2^31-1 ms at once instead of late.
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after(delayMs, action) {
    const timer = setTimeout(action, Math.min(Math.max(0, delayMs), LONGEST_TIMER_MS));
    return () => clearTimeout(timer);
  },
};
