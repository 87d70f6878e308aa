import * as pulumi from "@pulumi/pulumi";
import { version } from "@pulumi/pulumi/version";

/** From this version on the SDK rejects the outputs of a resource whose registration fails; before, they stay pending. */
const REJECTS_FROM = [3, 257] as const;

/** Whether an SDK rejects the outputs of a resource that is not registered because something it waits for has failed. */
export function rejectsOutputs(sdk: string): boolean {
  const [major = 0, minor = 0] = sdk.split(".").map(Number);
  return major > REJECTS_FROM[0] || (major === REJECTS_FROM[0] && minor >= REJECTS_FROM[1]);
}

/**
 * Has all outputs of a resource rejected when the given one is, where the SDK does not see to that: a program's own
 * resources may wait for any of them.
 */
export function settleOutputs(
  resource: pulumi.Resource,
  there: () => pulumi.Output<unknown>,
  sdk: string = version,
): void {
  if (rejectsOutputs(sdk)) return;
  const presence = there();
  const settled = Object.entries(resource).flatMap(([key, output]) =>
    pulumi.Output.isInstance(output) ? [[key, pulumi.all([output, presence]).apply(([value]) => value)]] : [],
  );
  Object.assign(resource, Object.fromEntries(settled));
}
