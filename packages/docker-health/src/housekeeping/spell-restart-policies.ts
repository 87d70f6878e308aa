import type { Requester } from "../engine/requester";
import { field, text } from "../shared/read";
import { inspectIfThere } from "./inspect-if-there";

/**
 * Gives containers the restart policy "no" that have an empty one, as docker compose leaves it where the file says nothing. It
 * means the same, and the plugin knows no other word for it: having read an empty one, it would refuse its own state. Nothing is
 * restarted by it.
 *
 * @returns the names of those that were changed
 */
export async function spellRestartPolicies(ask: Requester, ids: readonly string[]): Promise<readonly string[]> {
  const changed = await Promise.all(
    ids.map(async (id) => {
      const found = await inspectIfThere(ask, "containers", id);
      if (field(found, "HostConfig", "RestartPolicy", "Name") !== "") return [];
      const body = { RestartPolicy: { Name: "no" } };
      await ask.json({ method: "POST", path: `/containers/${encodeURIComponent(id)}/update`, body, ok: [200] });
      return [text(field(found, "Name")).replace(/^\//, "")];
    }),
  );
  return changed.flat();
}
