import * as pulumi from "@pulumi/pulumi";
import { ConstructScope } from "./construct-scope";
import { whenUnknown } from "./when-unknown";

/**
 * Runs what a component provider's Construct does so that a failed gate fails the Construct, once: the whole report is
 * on the container's row, and the returned promise is rejected with one line as soon as everything that does not stand
 * behind the failed gate is done. Without it a failed gate is an unhandled rejection in the provider's process: the SDK
 * then ends the Construct at once, and prints the line on the stack's row as well.
 *
 * @param construct creates the component; its outputs are awaited here, except in a preview
 * @throws GateError, by rejection: the message names the service and who was not started.
 *
 * @example
 * ```ts
 * const provider: pulumi.provider.Provider = {
 *   version: "1.0.0",
 *   construct: (name, type, inputs, options) =>
 *     constructGated(async () => {
 *       const shop = new ComposeProject(name, { file: "compose.yaml" }, options);
 *       return { urn: shop.urn, state: { gates: shop.gates } };
 *     }),
 * };
 * ```
 */
export function constructGated(
  construct: () => Promise<pulumi.provider.ConstructResult>,
): Promise<pulumi.provider.ConstructResult> {
  const scope = new ConstructScope();
  return scope.run(async () => {
    const result = await Promise.race([construct(), scope.failure]);
    // In a preview much is unknown, and nothing is waited for.
    if (!pulumi.runtime.isDryRun()) await Promise.race([settled(result.state), scope.failure]);
    return result;
  });
}

function settled(state: pulumi.Inputs): Promise<void> {
  const all = pulumi.output(state);
  return new Promise((resolve) => {
    all.apply(() => resolve());
    whenUnknown(all, resolve);
  });
}
