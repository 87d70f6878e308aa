import type { Requester } from "../engine/requester";
import { field, text } from "../shared/read";
import { inspectIfThere } from "./inspect-if-there";

/**
 * Whether there is no network of a name or id. Never so of an engine that is in a swarm: it does not know an overlay network that
 * it has no container on.
 *
 * @throws EngineError
 */
export async function isNetworkMissing(ask: Requester, name: string): Promise<boolean> {
  if ((await inspectIfThere(ask, "networks", name)) !== undefined) return false;
  const info = await ask.json({ method: "GET", path: "/info", ok: [200] });
  return text(field(info, "Swarm", "LocalNodeState")) !== "active";
}
