import type { EndpointOptions } from "../endpoint/endpoint";
import { resolveEndpoint } from "../endpoint/resolve-endpoint";
import { systemClock } from "../shared/clock";
import { createSwarmClient } from "../swarm/create-swarm-client";
import { createSwarm } from "./create-swarm";
import type { Swarm } from "./swarm";

const swarms = new Map<string, Swarm>();

/**
 * The swarm that the engine at an endpoint is a manager of; the same one for the same endpoint, so that all waits share
 * their looks. Connects to nothing yet.
 *
 * @throws EndpointError if the endpoint is written wrong, or its context does not exist
 */
export async function connectSwarm(options: EndpointOptions = {}): Promise<Swarm> {
  const resolved = await resolveEndpoint(options);
  const key = JSON.stringify(resolved.endpoint);
  const known = swarms.get(key) ?? createSwarm(resolved.host, createSwarmClient(resolved), systemClock);
  swarms.set(key, known);
  return known;
}
