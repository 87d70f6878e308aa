import type { Housekeeping, NetworkMembership, ServiceContainer } from "@pulumi-compose/docker-health";
import type { GivenNetwork } from "./given-networks";

/** Who changes under which names containers are found. */
export type AliasKeeper = Pick<Housekeeping, "connectNetwork" | "rejoinNetwork" | "wouldKeepAddress">;

/** What came of giving a container its names. */
export interface GivenAliases {
  /** Whether it has another address on one of its networks than before. */
  readonly hasMoved: boolean;
  /** Ids of networks that let one ask for an address. */
  readonly takesAddress: ReadonlySet<string>;
}

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

/** Has a container found by the names that it is to have, on each network where it is not. */
export async function giveAliases(
  keeper: AliasKeeper,
  container: ServiceContainer,
  networks: readonly GivenNetwork[],
): Promise<GivenAliases> {
  const takesAddress = new Set<string>();
  let hasMoved = false;
  // One after another: an engine chooses the way out by what is connected.
  for (const network of networks) {
    const membership = membershipOn(container, network);
    if (!membership) {
      await keeper.connectNetwork(container.id, network.name, network);
      hasMoved = true;
    } else if (lacking(membership, network).length > 0) {
      const rejoined = await keeper.rejoinNetwork(container.id, membership.networkId, network);
      if (rejoined.takesAddress) takesAddress.add(membership.networkId);
      hasMoved ||= !rejoined.keptAddress;
    }
  }
  return { hasMoved, takesAddress };
}

/**
 * Has a container found by none of these names any more. Where it would come back under another address, it is left as it is: what it
 * is being asked would be lost.
 *
 * @param takesAddress ids of networks that let one ask for an address
 * @param isIdle whether nobody asks it anything that could be lost
 */
export async function takeAliases(
  keeper: AliasKeeper,
  container: ServiceContainer,
  networks: readonly GivenNetwork[],
  takesAddress: ReadonlySet<string>,
  isIdle = false,
): Promise<void> {
  for (const network of networks) {
    const membership = membershipOn(container, network);
    if (!membership) continue;
    const { networkId } = membership;
    if (!isIdle && lacking(membership, network).length === (network.aliases ?? []).length) continue;
    const keeps = isIdle || takesAddress.has(networkId) || (await keeper.wouldKeepAddress(container.id, networkId));
    if (keeps) await keeper.rejoinNetwork(container.id, networkId, { ...network, aliases: [] });
  }
}

function membershipOn({ memberships }: ServiceContainer, { name }: GivenNetwork): NetworkMembership | undefined {
  return memberships.find(({ networkId, network }) => networkId === name || network === name);
}

function lacking({ aliases }: NetworkMembership, network: GivenNetwork): readonly string[] {
  return (network.aliases ?? []).filter((alias) => !aliases.includes(alias));
}
