import * as pulumi from "@pulumi/pulumi";
import { patchable } from "./patchable";

type Debug = (message: string, resource?: pulumi.Resource, streamId?: number, ephemeral?: boolean) => Promise<void>;

/** What the SDK knows of a program. */
interface Store {
  readonly settings: {
    /** Resolves when nothing of the SDK's is under way of what was when one asked. */
    readonly rpcDone: Promise<unknown>;
  };
}

/** What is said to one engine. */
interface Batch {
  readonly lines: string[];
  readonly said: Promise<void>;
}

/** Lines wait so long for others. */
const TOGETHER_MS = 50;

/**
 * Has the lines that Pulumi's SDK (3.276) writes for `--debug` sent to the engine some at a time. It sends each in a request of its
 * own, three for a resource, wanted or not: a quarter of the processor time of a program with many containers.
 *
 * Lines that a program gives a resource or a stream go their own way. Where the SDK logs in another way, this does nothing.
 */
function sendDebugLinesTogether(): void {
  const log = patchable<Debug, "debug">("@pulumi/pulumi/log", "debug", 4);
  const settings = patchable<() => object | undefined, "getEngine">("@pulumi/pulumi/runtime/settings", "getEngine", 0);
  const state = patchable<() => Store, "getStore">("@pulumi/pulumi/runtime/state", "getStore", 0);
  if (!log || !settings || !state) return;
  const debug = log.debug;
  const batches = new Map<object, Batch>();
  log.debug = (message, resource, streamId, ephemeral) => {
    const engine = settings.getEngine();
    if (!engine || resource || streamId || ephemeral) return debug(message, resource, streamId, ephemeral);
    const known = batches.get(engine);
    if (known) {
      known.lines.push(message);
      return known.said;
    }
    const lines = [message];
    const send = () => {
      batches.delete(engine);
      return debug(lines.join("\n"));
    };
    const said = soon(state.getStore().settings.rpcDone, send);
    batches.set(engine, { lines, said });
    return said;
  };
}

/** Does something after a while; sooner when all that is under way now has ended, so that no program ends later for it. */
function soon(underWay: Promise<unknown>, send: () => Promise<void>): Promise<void> {
  // Before this is over, the SDK does not hang up.
  const done = pulumi.runtime.rpcKeepAlive();
  return new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, TOGETHER_MS);
    const now = () => {
      clearTimeout(timer);
      resolve();
    };
    underWay.then(now, now);
  })
    .then(send)
    .finally(done);
}

sendDebugLinesTogether();
