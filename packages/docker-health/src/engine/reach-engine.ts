import type { ResolvedEndpoint } from "../endpoint/endpoint";
import { transportFor } from "../endpoint/transport";
import { type Requester, requesterOn } from "./requester";

/** The way to an engine's API. */
export interface Reached {
  readonly ask: Requester;
  /** Closes every idle connection; the way stays usable. */
  release(): void;
}

/**
 * The way to the API of the engine at an endpoint, by docker-modem. Opens nothing before something is asked. The library is
 * loaded here, and nowhere else: a preview, and whoever only plans, does without it.
 */
export async function reachEngine({ endpoint, host }: ResolvedEndpoint): Promise<Reached> {
  const { default: Modem } = await import("docker-modem");
  const { options, release } = transportFor(endpoint);
  return { ask: requesterOn(new Modem(options), host), release };
}
