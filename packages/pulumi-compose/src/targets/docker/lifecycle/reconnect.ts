import type { Housekeeping } from "@pulumi-compose/docker-health";
import type { GivenNetwork } from "./given-networks";

/**
 * Whether the state has a container off a network that it was given: somebody has disconnected it, or has removed the
 * network, and a refresh has found that. The docker plugin compares no networks and leaves it so.
 *
 * @param attached names of the networks that the state has it on; undefined: not known
 * @param nameOf the name of a network of the project by its id; anything else is given back
 */
export function isDisconnected(
  given: readonly GivenNetwork[],
  attached: readonly string[] | undefined,
  nameOf: (network: string) => string,
): boolean {
  if (attached === undefined) return false;
  const names = given.map(({ name }) => nameOf(name));
  const lacking = names.filter((name) => !attached.includes(name));
  const unclear = lacking.filter(mayBeCalledOtherwise);
  const others = attached.filter((name) => !names.includes(name));
  return lacking.length > unclear.length || unclear.length > others.length;
}

/** The id of a network that is not the project's, and the engine's default network. */
function mayBeCalledOtherwise(name: string): boolean {
  return /^[0-9a-f]{64}$/.test(name) || name === "bridge";
}

/** What became of a container's networks. */
export interface Reconnected {
  /** Names of the networks that it was connected to. */
  readonly connected: readonly string[];
  /** Why it could not be connected to others. */
  readonly failures: readonly string[];
}

/** Connects a container to those of its networks that it is not on, under its aliases and addresses. */
export async function reconnect(
  keeper: Pick<Housekeeping, "connectNetwork">,
  container: string,
  given: readonly GivenNetwork[],
): Promise<Reconnected> {
  const connected: string[] = [];
  const failures: string[] = [];
  // One after another, as it was made: its default route is by the first.
  for (const network of given) {
    try {
      const name = await keeper.connectNetwork(container, network.name, network);
      if (name !== undefined) connected.push(name);
    } catch (error) {
      failures.push(error instanceof Error ? error.message : String(error));
    }
  }
  return { connected, failures };
}
