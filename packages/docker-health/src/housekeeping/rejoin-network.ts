import { membershipsOf, type NetworkMembership } from "../engine/read-memberships";
import type { Requester } from "../engine/requester";
import { EngineError } from "../shared/engine-error";
import { field, list, text } from "../shared/read";
import { connectNetwork, type NetworkEndpoint, requestConnection } from "./connect-network";

/** How a container comes back to a network. */
export interface RejoinOptions {
  /**
   * Whether it stays. An address that was asked for is one that the container has to have at each later start, when another that did
   * not ask may have it already: the engine then does not start it. So it is not asked for where the container is given it anyway.
   */
  readonly isToStay?: boolean;
}

/**
 * Takes a running container off a network and connects it again at once under other aliases, which an engine changes in no other
 * way. It comes back under its address, and its connections go on, where {@link keepsAddress} says so.
 *
 * @param network its id
 * @returns whether it has its address again
 * @throws EngineError when it cannot be connected again
 */
export async function rejoinNetwork(
  ask: Requester,
  container: string,
  network: string,
  endpoint: NetworkEndpoint,
  { isToStay = false }: RejoinOptions = {},
): Promise<boolean> {
  const { ipv4Address, macAddress } = await addressesOn(ask, container, network);
  const isGivenIt = isToStay && (await isLowestFree(ask, container, network));
  const body = { Container: container, Force: false };
  await ask.json({ method: "POST", path: `/networks/${network}/disconnect`, body, ok: [200] });
  // From 28 on an engine chooses another hardware address each time, and its neighbours would still send to the one before.
  const same = { ...endpoint, ipv4Address, ...(macAddress && { macAddress }) };
  const isBack = ipv4Address !== "" && !isGivenIt && (await connectAt(ask, container, network, same));
  const given = { ...endpoint, ...(isGivenIt && macAddress && { macAddress }) };
  if (!isBack) await connectNetwork(ask, container, network, given);
  return ipv4Address !== "" && (await addressesOn(ask, container, network)).ipv4Address === ipv4Address;
}

/** Whether the network has taken the address. */
async function connectAt(
  ask: Requester,
  container: string,
  network: string,
  endpoint: NetworkEndpoint,
): Promise<boolean> {
  try {
    await connectNetwork(ask, container, network, endpoint);
    return true;
  } catch (error) {
    // Whatever the reason, it must not stay off its network.
    if (error instanceof EngineError) return false;
    throw error;
  }
}

type Addresses = Pick<NetworkMembership, "ipv4Address" | "macAddress">;

async function addressesOn(ask: Requester, container: string, network: string): Promise<Addresses> {
  const found = await ask.json({ method: "GET", path: `/containers/${container}/json`, ok: [200] });
  const membership = membershipsOf(found).find(({ networkId }) => networkId === network);
  return membership ?? { ipv4Address: "", macAddress: "" };
}

/**
 * Whether a container that leaves a network and comes back at once has the address that it has: one may ask for it (in any
 * network from 29 on, before only in one whose subnet somebody has chosen), or it is the lowest that is free then, which is what an
 * engine gives.
 *
 * @param network its id
 * @throws EngineError
 */
export async function keepsAddress(ask: Requester, container: string, network: string): Promise<boolean> {
  const { ipv4Address } = await addressesOn(ask, container, network);
  if (ipv4Address === "") return false;
  return (await mayAskFor(ask, container, network, ipv4Address)) || (await isLowestFree(ask, container, network));
}

/**
 * An engine looks first at whether one may, and then that the container is there already: so this changes nothing, and the answer
 * tells.
 */
async function mayAskFor(ask: Requester, container: string, network: string, ipv4Address: string): Promise<boolean> {
  try {
    await requestConnection(ask, container, network, { ipv4Address });
    return true;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return /already exists|already connected/.test(error.message);
  }
}

async function isLowestFree(ask: Requester, container: string, network: string): Promise<boolean> {
  const found = await ask.json({ method: "GET", path: `/networks/${network}`, ok: [200] });
  const own = text(field(found, "Containers", container, "IPv4Address"));
  if (own === "") return false;
  const configs = list(field(found, "IPAM", "Config"));
  const config = configs.find((one) => holds(text(field(one, "Subnet")), own)) ?? configs[0];
  const first = firstOf(config, own);
  const others = [...Object.values(field(config, "AuxiliaryAddresses") ?? {})].map(text);
  const taken = new Set(
    [...Object.values(field(found, "Containers") ?? {}).map((one) => text(field(one, "IPv4Address"))), ...others].map(
      numberOf,
    ),
  );
  // An engine tells of a gateway that it has chosen itself only later.
  const gateway = text(field(config, "Gateway"));
  taken.add(gateway === "" ? first : numberOf(gateway));
  const address = numberOf(own);
  for (let lower = first; lower < address; lower++) if (!taken.has(lower)) return false;
  return first <= address;
}

/** The first address that is given to who does not ask: of the range for those, if there is one, else after the network's own. */
function firstOf(config: unknown, own: string): number {
  const subnet = text(field(config, "Subnet")) || own;
  const range = text(field(config, "IPRange"));
  const after = baseOf(subnet) + 1;
  return range === "" ? after : Math.max(baseOf(range), after);
}

function holds(subnet: string, address: string): boolean {
  return subnet.includes(".") && baseOf(subnet) === baseOf(`${address.split("/")[0]}/${subnet.split("/")[1]}`);
}

/** `10.0.0.0` of `10.0.0.2/24`. */
function baseOf(block: string): number {
  const size = 2 ** (32 - Number(block.split("/")[1]));
  return Math.floor(numberOf(block) / size) * size;
}

/** `10.0.0.2/24` or `10.0.0.2`. */
function numberOf(address: string): number {
  const parts = address.split("/")[0]?.split(".") ?? [];
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}
