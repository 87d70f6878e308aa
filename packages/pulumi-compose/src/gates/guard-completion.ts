import * as pulumi from "@pulumi/pulumi";
import { programKind } from "./program-kind";

/** gRPC's code for a server that is not there: the SDK takes it for one that has ended already, and says nothing. */
const UNAVAILABLE = 14;

const guarded = new WeakSet<object>();

type Done = (error: unknown, response?: unknown) => void;

/**
 * Keeps a program that runs in somebody's process from telling Pulumi's engine that it is complete although an error was
 * reported. The SDK's run command looks for errors first; the Automation API's server (`@pulumi/pulumi`, seen in 3.248
 * to 3.276) looks when it has told, and by then the engine has deleted whatever was not registered: the containers behind a
 * failed gate, with all that only they have.
 */
export function guardCompletion(): void {
  const monitor: object | undefined = pulumi.runtime.getMonitor();
  if (programKind() !== "inline" || !monitor || guarded.has(monitor)) return;
  guarded.add(monitor);
  const signal: unknown = Reflect.get(monitor, "signalAndWaitForShutdown");
  if (typeof signal !== "function") return;
  const guardedSignal = (request: unknown, done: Done) => {
    // Rejections of this very moment are reported after it.
    setImmediate(() => {
      if (pulumi.log.hasErrors())
        done(Object.assign(new Error("the program has reported errors"), { code: UNAVAILABLE }));
      else Reflect.apply(signal, monitor, [request, done]);
    });
  };
  Object.assign(monitor, { signalAndWaitForShutdown: guardedSignal });
}
