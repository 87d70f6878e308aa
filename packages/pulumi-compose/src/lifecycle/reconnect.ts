import type { Housekeeping, NetworkEndpoint } from "@pulumi-compose/docker-health";

/** A network that a container was given: by id, or an external one by name. */
export interface GivenNetwork extends NetworkEndpoint {
  readonly name: string;
}

/**
 * Whether the state has a container on fewer networks than it was given: somebody has disconnected it, and a refresh has
 * found that. The docker plugin compares no networks and leaves it so.
 */
export function isDisconnected(
  given: readonly GivenNetwork[] | undefined,
  attached: readonly unknown[] | undefined,
): boolean {
  return attached !== undefined && attached.length < (given?.length ?? 0);
}

/**
 * Connects a container to those of its networks that it is not on, under its aliases and addresses.
 *
 * @returns the names of the networks that it was connected to
 * @throws EngineError
 */
export async function reconnect(
  keeper: Pick<Housekeeping, "connectNetwork">,
  container: string,
  given: readonly GivenNetwork[],
): Promise<readonly string[]> {
  const connected: string[] = [];
  for (const network of given) {
    const name = await keeper.connectNetwork(container, network.name, network);
    if (name !== undefined) connected.push(name);
  }
  return connected;
}
