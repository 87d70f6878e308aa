/** An engine's durations are nanoseconds, a wait's milliseconds. */
export const NS_PER_MS = 1_000_000;
