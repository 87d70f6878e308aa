import type { Housekeeping, NetworkMembership, ServiceContainer } from "@pulumi-compose/docker-health";
import type { GivenNetwork } from "./given-networks";

/** Who changes under which names containers are found. */
export type AliasKeeper = Pick<Housekeeping, "connectNetwork" | "rejoinNetwork" | "keepsAddress">;

/** Whether a container may be asked something. */
export function isServing({ runs }: ServiceContainer): boolean {
  return runs;
}

/** Whether a container is found on all of these networks by the names that it is to have. */
export function hasAliases(container: ServiceContainer, networks: readonly GivenNetwork[]): boolean {
  return networks.every((network) => {
    const membership = membershipOn(container, network);
    return membership !== undefined && lacking(membership, network).length === 0;
  });
}

/**
 * Has a container found by the names that it is to have, on each network where it is not.
 *
 * @returns whether it has another address on one of them than before
 */
export async function giveAliases(
  keeper: AliasKeeper,
  container: ServiceContainer,
  networks: readonly GivenNetwork[],
): Promise<boolean> {
  let hasMoved = false;
  // One after another: an engine chooses the way out by what is connected.
  for (const network of networks) {
    const membership = membershipOn(container, network);
    if (!membership) {
      await keeper.connectNetwork(container.id, network.name, network);
      hasMoved = true;
    } else if (lacking(membership, network).length > 0) {
      const isBack = await keeper.rejoinNetwork(container.id, membership.networkId, network, { isToStay: true });
      hasMoved = !isBack || hasMoved;
    }
  }
  return hasMoved;
}

/**
 * Has a container found by none of these names any more. Where it would come back under another address, it is left as it is: what it
 * is being asked would be lost.
 *
 * @param isBad whether it is not to be asked anything, whatever becomes of what it is being asked
 */
export async function takeAliases(
  keeper: AliasKeeper,
  container: ServiceContainer,
  networks: readonly GivenNetwork[],
  isBad = false,
): Promise<void> {
  for (const network of networks) {
    const membership = membershipOn(container, network);
    if (!membership || lacking(membership, network).length === network.aliases?.length) continue;
    const { networkId } = membership;
    if (isBad || (await keeper.keepsAddress(container.id, networkId)))
      await keeper.rejoinNetwork(container.id, networkId, { ...network, aliases: [] });
  }
}

function membershipOn({ memberships }: ServiceContainer, { name }: GivenNetwork): NetworkMembership | undefined {
  return memberships.find(({ networkId, network }) => networkId === name || network === name);
}

function lacking({ aliases }: NetworkMembership, network: GivenNetwork): readonly string[] {
  return (network.aliases ?? []).filter((alias) => !aliases.includes(alias));
}
