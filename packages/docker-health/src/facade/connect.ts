import type { EndpointOptions } from "../endpoint/endpoint";
import { resolveEndpoint } from "../endpoint/resolve-endpoint";
import { createClient } from "../engine/create-client";
import { systemClock } from "../shared/clock";
import { createEngine, type Engine } from "./engine";

const engines = new Map<string, Engine>();

/**
 * The engine at an endpoint; the same one for the same endpoint, so that all waits share its event stream. Connects to
 * nothing yet.
 *
 * @throws EndpointError if the endpoint is written wrong, or its context does not exist
 */
export async function connect(options: EndpointOptions = {}): Promise<Engine> {
  const resolved = await resolveEndpoint(options);
  const key = JSON.stringify(resolved.endpoint);
  const known = engines.get(key) ?? createEngine(resolved.host, createClient(resolved), systemClock);
  engines.set(key, known);
  return known;
}
