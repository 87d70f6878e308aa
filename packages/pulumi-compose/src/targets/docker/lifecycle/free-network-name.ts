import { EngineError, type Housekeeping, type NamedNetwork } from "@pulumi-compose/docker-health";

/** What is known of a network that is about to be created. */
export interface NetworkToCreate {
  readonly name: string;
  readonly project: string;
}

/**
 * Makes sure that a network's name is free: an engine allows several networks of one name, and containers would find
 * the wrong one. An empty network of the same project is a leftover and is removed; any other stays, with a message.
 *
 * @throws Error when the name is taken, or the engine does not let the leftover go
 */
export async function freeNetworkName(keeper: Housekeeping, wanted: NetworkToCreate): Promise<string | undefined> {
  const holders = await keeper.networksNamed(wanted.name);
  const taken = holders.find((holder) => !isLeftover(holder, wanted));
  if (taken) throw new Error(refusal(taken, wanted));
  for (const holder of holders) await removeLeftover(keeper, holder);
  return holders.length === 0 ? undefined : "removed an empty network that an earlier run of this project had left";
}

async function removeLeftover(keeper: Housekeeping, leftover: NamedNetwork): Promise<void> {
  try {
    await keeper.removeNetwork(leftover.id);
  } catch (error) {
    // What the engine says of a network in use, of which it does not show a user.
    const isInUse = error instanceof EngineError && error.status === 403;
    throw isInUse ? new Error(stuck(leftover), { cause: error }) : error;
  }
}

function isLeftover({ labels, containers }: NamedNetwork, { project }: NetworkToCreate): boolean {
  return labels["com.docker.compose.project"] === project && containers.length === 0;
}

function refusal({ id, name, labels, containers }: NamedNetwork, { project }: NetworkToCreate): string {
  const owner = labels["com.docker.compose.project"];
  const users = containers.length === 0 ? "nobody uses it" : `used by ${containers.join(", ")}`;
  const whose = owner === undefined ? "" : ` of the project "${owner}"`;
  const remedy =
    owner === project
      ? "it has this project's labels, and the state does not have it: `docker rm --force` these containers and `docker network rm` it, or declare it `external: true`"
      : `${containers.length === 0 ? "remove it, " : ""}declare it \`external: true\`, or choose another project name`;
  return `the network "${name}" exists already (${id.slice(0, 12)}${whose}, ${users}); it stays untouched: ${remedy}`;
}

function stuck({ id, name }: NamedNetwork): string {
  return `the network "${name}" (${id.slice(0, 12)}) was left by an earlier run, and the engine does not let it go, although it shows no container on it: it seems to have lost count of them, as versions before 28 may when many come and go at once; restart the engine, then run this again`;
}
