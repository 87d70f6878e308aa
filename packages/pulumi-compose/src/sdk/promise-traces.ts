import { patchable } from "./patchable";
import { withoutTraces } from "./without-traces";

/** Has the SDK keep an eye on a promise. */
type Watch = (promise: Promise<unknown>, context: unknown) => Promise<unknown>;

/**
 * Keeps Pulumi's SDK (3.276) from taking a stack trace for each promise that it watches, each message of its own to the engine
 * among them. It maps every frame back through source maps, and shows none unless `PULUMI_DEBUG_PROMISE_LEAKS` asks for them.
 *
 * Where somebody asks, or the SDK watches promises in another way, this does nothing.
 */
function watchWithoutTraces(): void {
  const module = patchable<Watch, "debuggablePromise">("@pulumi/pulumi/runtime/debuggable", "debuggablePromise", 2);
  if (!module || ("debugPromiseLeaks" in module && module.debugPromiseLeaks)) return;
  const watch = module.debuggablePromise;
  module.debuggablePromise = (promise, context) => withoutTraces(() => watch(promise, context));
}

watchWithoutTraces();
