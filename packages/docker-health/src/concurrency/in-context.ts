import { AsyncResource } from "node:async_hooks";

/**
 * The function, which runs in the async context of whoever calls this, whoever calls it. As `AsyncResource.bind`, which in Node.js 20
 * makes a warning of its own for each function, and takes twice as much memory.
 */
export function inContext<Args extends unknown[], Result>(run: (...args: Args) => Result): (...args: Args) => Result {
  const context = new AsyncResource("PULUMI_COMPOSE");
  return (...args) => context.runInAsyncScope(run, undefined, ...args);
}
