/**
 * An error that nobody takes: what listens for those hears of it, as Pulumi's SDK does while a program runs in somebody's process. It prints
 * each error once, however many promises are rejected with it. Where nobody listens Node.js would end the process, and nothing is done.
 */
export function leaveUntaken(error: Error): void {
  if (process.listenerCount("unhandledRejection") > 0) void Promise.reject(error);
}
