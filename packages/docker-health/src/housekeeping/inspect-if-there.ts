import type { Requester } from "../engine/requester";
import { EngineError } from "../shared/engine-error";

/**
 * What an engine says of one thing.
 *
 * @returns undefined: there is none
 * @throws EngineError
 */
export async function inspectIfThere(
  ask: Requester,
  kind: "containers" | "images" | "networks" | "volumes",
  name: string,
): Promise<unknown> {
  try {
    const path = `/${kind}/${encodeURIComponent(name)}${kind === "containers" || kind === "images" ? "/json" : ""}`;
    return await ask.json({ method: "GET", path, ok: [200] });
  } catch (error) {
    if (error instanceof EngineError && error.status === 404) return undefined;
    throw error;
  }
}
