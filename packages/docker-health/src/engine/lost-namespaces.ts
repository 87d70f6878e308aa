import type { ContainerSnapshot, SharedNamespace } from "../shared/container-snapshot";

/**
 * The namespaces that a running container was given of others and has no more: whoever they are of was started again since,
 * which made new ones. It stays in the old ones, where nobody else is: with another's network it has none at all, though
 * it runs, and its own checks of localhost pass.
 *
 * @param find a container by its id or name; undefined: not known
 */
export function lostNamespaces(
  { state, shares = [] }: ContainerSnapshot,
  find: (container: string) => ContainerSnapshot | undefined,
): readonly SharedNamespace[] {
  if (state.status !== "running") return [];
  return shares.filter(({ container }) => {
    const owner = find(container);
    return owner?.state.status === "running" && Date.parse(owner.state.startedAt) > Date.parse(state.startedAt);
  });
}
