import * as pulumi from "@pulumi/pulumi";
import { whenUnknown } from "../gates/when-unknown";

/** That a project is ready, or why it never is. */
export interface Readiness {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** For one project. */
export function readiness(): Readiness {
  let resolve: () => void = () => undefined;
  let reject: (error: unknown) => void = () => undefined;
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

/**
 * Settles it with the gates. In a preview nothing is waited for, and gates that are unknown never settle: there nobody is kept
 * from anything, as Pulumi's engine skips what depends on what it has not made.
 */
export function settleWith(ready: Readiness, gates: pulumi.Output<unknown>): void {
  if (pulumi.runtime.isDryRun()) {
    ready.resolve();
    return;
  }
  gates.apply(() => ready.resolve());
  // What a resource was to be made of has failed: nothing comes of its gates, and nobody else ends the wait for them.
  pulumi.recover(gates, (error) => ready.reject(error));
  whenUnknown(gates, ready.resolve);
}
