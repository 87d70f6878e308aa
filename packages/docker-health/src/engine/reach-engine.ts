import type { ResolvedEndpoint } from "../endpoint/endpoint";
import { transportFor } from "../endpoint/transport";
import { type Requester, requesterOn } from "./requester";

/** The way to an engine's API. */
export interface Reached {
  readonly ask: Requester;
  /** Closes every idle connection; the way stays usable. */
  release(): void;
}

/** The way to the API of the engine at an endpoint. Opens nothing before something is asked. */
export function reachEngine({ endpoint, host }: ResolvedEndpoint): Reached {
  const { options, release } = transportFor(endpoint);
  return { ask: requesterOn(options, host), release };
}
