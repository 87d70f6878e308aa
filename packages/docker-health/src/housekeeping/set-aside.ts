import type { Requester } from "../engine/requester";
import { field, text } from "../shared/read";
import { inspectIfThere } from "./inspect-if-there";

/** How long an engine may take beside the container's own time. */
const SLACK_MS = 15_000;

export interface AsideOptions {
  /**
   * It is to give back its ports and addresses and leave its volumes, not only its name: seconds that it has for that before
   * it is killed. Default: it goes on running.
   */
  readonly stopWithin?: number;
}

/**
 * Takes from a container what others need, its name in any case, and leaves it there: whoever has made it still finds it
 * by its id. One that is being removed meanwhile is waited for.
 *
 * @returns the name that it has then
 */
export async function setAside(ask: Requester, id: string, { stopWithin }: AsideOptions): Promise<string> {
  const found = await inspectIfThere(ask, "containers", id);
  if (!found) return "";
  const name = text(field(found, "Name")).replace(/^\//, "");
  const prefix = `${id.slice(0, 12)}_`;
  const aside = name.startsWith(prefix) ? name : `${prefix}${name}`;
  try {
    if (stopWithin !== undefined) {
      const query = { t: String(stopWithin) };
      const timeoutMs = stopWithin * 1000 + SLACK_MS;
      await ask.json({ method: "POST", path: `/containers/${id}/stop`, query, ok: [204, 304], timeoutMs });
    }
    if (aside !== name) await rename(ask, id, aside);
  } catch (error) {
    const now = await inspectIfThere(ask, "containers", id);
    if (now !== undefined && text(field(now, "State", "Status")) !== "removing") throw error;
    if (now !== undefined) await untilRemoved(ask, id);
  }
  return aside;
}

async function rename(ask: Requester, id: string, name: string): Promise<void> {
  try {
    await ask.json({ method: "POST", path: `/containers/${id}/rename`, query: { name }, ok: [204] });
  } catch (error) {
    // Two may need something of one container: the other was quicker.
    const now = await inspectIfThere(ask, "containers", id);
    if (text(field(now, "Name")) !== `/${name}`) throw error;
  }
}

async function untilRemoved(ask: Requester, id: string): Promise<void> {
  const query = { condition: "removed" };
  await ask.json({ method: "POST", path: `/containers/${id}/wait`, query, ok: [200, 404] });
}
