import { EngineError } from "../engine/engine-error";
import type { Requester } from "../engine/requester";

/**
 * What an engine says of one thing.
 *
 * @returns undefined: there is none
 * @throws EngineError
 */
export async function inspectIfThere(ask: Requester, kind: "containers" | "images", name: string): Promise<unknown> {
  try {
    return await ask.json({ method: "GET", path: `/${kind}/${encodeURIComponent(name)}/json`, ok: [200] });
  } catch (error) {
    if (error instanceof EngineError && error.status === 404) return undefined;
    throw error;
  }
}
