import * as pulumi from "@pulumi/pulumi";

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

/** Resolves it with the gates. In a preview nothing is waited for, and unknown gates would never settle. */
export function settleWith(ready: Readiness, gates: pulumi.Output<unknown>): void {
  if (pulumi.runtime.isDryRun()) ready.resolve();
  else gates.apply(() => ready.resolve());
}
