import * as pulumi from "@pulumi/pulumi";

/**
 * Calls back once it is clear that an Output will have no value in this update: what it comes from was not made, and Pulumi's
 * engine goes on without it (`--continue-on-error`, or a provider that awaits something). Functions that are applied to it never
 * run. In a preview much is unknown, and nothing is called.
 *
 * @param failed called with the error where what it comes from has failed, and the Output with it. Default: that is told elsewhere
 */
export function whenUnknown(
  output: pulumi.Output<unknown>,
  callback: () => void,
  failed: (error: unknown) => void = () => undefined,
): void {
  if (pulumi.runtime.isDryRun()) return;
  const known: unknown = Reflect.get(output, "isKnown");
  Promise.resolve(known).then((isKnown) => isKnown === false && callback(), failed);
}
