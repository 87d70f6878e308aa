import type { ServiceContainer } from "@pulumi-compose/docker-health";
import { isRecord, type Json, labelsOf, type StateEntry } from "../state/state-entry";

const NUMBER = "com.docker.compose.container-number";
const SERVICE = "com.docker.compose.service";

/** The names under which others find a service, by network: those of the containers that serve in a container's place. */
export function aliasesOf(
  entry: StateEntry,
  containers: readonly ServiceContainer[],
): ReadonlyMap<string, readonly string[]> {
  const [service = "", number] = [labelsOf(entry).get(SERVICE), labelsOf(entry).get(NUMBER)];
  const others = containers.filter((one) => one.labels[SERVICE] === service && one.labels[NUMBER] === number);
  const shown = others.flatMap((one) =>
    one.memberships
      .filter(({ aliases }) => aliases.includes(service))
      .map(({ networkId, network, aliases }) => {
        const names = aliases.filter((alias) => alias !== one.name && !one.id.startsWith(alias));
        return { networkId, network, names };
      }),
  );
  return new Map(
    shown.flatMap(({ networkId, network, names }) => [[networkId, names] as const, [network, names] as const]),
  );
}

/** The arguments of a container that was made without its service's names, as others were still serving, with them. */
export function shownTo(
  { inputs = {} }: Pick<StateEntry, "inputs">,
  aliases: ReadonlyMap<string, readonly string[]>,
): Json {
  const { networksAdvanced } = inputs;
  if (!Array.isArray(networksAdvanced)) return inputs;
  const networks = networksAdvanced.map((network: unknown) => {
    const names = isRecord(network) ? aliases.get(String(network.name)) : undefined;
    return isRecord(network) && network.aliases === undefined && names ? { ...network, aliases: names } : network;
  });
  return { ...inputs, networksAdvanced: networks };
}
