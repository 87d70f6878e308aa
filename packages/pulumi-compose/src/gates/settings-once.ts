import type * as pulumi from "@pulumi/pulumi";

/**
 * Where a provider's settings lead, found once for each provider, and once for a project's resources without one of their own: hundreds of
 * gates ask for the same, and each answer is a chain of Outputs.
 *
 * @param find what a provider's settings say; undefined: those of the default one
 */
export function settingsOnce<Found>(
  find: (provider: pulumi.ProviderResource | undefined) => pulumi.Output<Found>,
): (provider: pulumi.ProviderResource | undefined, project?: object) => pulumi.Output<Found> {
  const known = new WeakMap<object, pulumi.Output<Found>>();
  return (provider, project) => {
    const key = provider ?? project;
    if (!key) return find(undefined);
    const found = known.get(key) ?? find(provider);
    known.set(key, found);
    return found;
  };
}
