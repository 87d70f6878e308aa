import type { FoundNetwork, Housekeeping } from "@pulumi-compose/docker-health";

/** What is known of a network that is about to be created. */
export interface NetworkToCreate {
  readonly name: string;
  readonly project: string;
}

/**
 * Makes sure that a network's name is free: an engine allows several networks of one name, and containers would find
 * the wrong one. An empty network of the same project is a leftover and is removed; any other stays, with a message.
 *
 * @throws Error when the name is taken
 */
export async function freeNetworkName(keeper: Housekeeping, wanted: NetworkToCreate): Promise<string | undefined> {
  const holders = await keeper.networksNamed(wanted.name);
  const taken = holders.find((holder) => !isLeftover(holder, wanted));
  if (taken) throw new Error(refusal(taken));
  for (const { id } of holders) await keeper.removeNetwork(id);
  return holders.length === 0 ? undefined : "removed an empty network that an earlier run of this project had left";
}

function isLeftover({ labels, containers }: FoundNetwork, { project }: NetworkToCreate): boolean {
  return labels["com.docker.compose.project"] === project && containers.length === 0;
}

function refusal({ id, name, labels, containers }: FoundNetwork): string {
  const owner = labels["com.docker.compose.project"];
  const users = containers.length === 0 ? "nobody uses it" : `used by ${containers.join(", ")}`;
  const whose = owner === undefined ? "" : ` of the project "${owner}"`;
  return `the network "${name}" exists already (${id.slice(0, 12)}${whose}, ${users}); it stays untouched: remove it, declare it \`external: true\`, or choose another project name`;
}
