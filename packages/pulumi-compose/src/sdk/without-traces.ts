/**
 * Runs something synchronous without stack traces of the errors made in it. The SDK makes an error for each property of
 * each resource, only for the trace that it would print if the program leaked a promise, and maps every frame of it back
 * through source maps: half the time of a program with many containers. Where a resource was written is found by
 * other means and stays known.
 */
export function withoutTraces<T>(run: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = limit;
  }
}
