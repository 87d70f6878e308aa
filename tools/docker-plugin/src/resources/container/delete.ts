import type { ResourceState } from "../../bridge/resource-state";
import { messageOf, says } from "../../engine/engine-error";
import { flagOf, numberOf } from "../../values/read";
import type { Context } from "../resource";

/** Stops the container (at once, unless it was given grace), removes it and waits until it is gone. */
export async function deleteContainer(context: Context, state: ResourceState): Promise<void> {
  const { id, values } = state;
  const call = async (what: string, ignored: string[], action: () => Promise<unknown>) => {
    try {
      await action();
    } catch (error) {
      if (!says(error, ...ignored)) throw new Error(`Error ${what}: ${messageOf(error)}`);
    }
  };
  if (!flagOf(values, "attach")) {
    const t = Math.max(0, numberOf(values, "destroyGraceSeconds"));
    await call(`stopping container ${id}`, ["No such container"], () =>
      context.engine.post(`/containers/${id}/stop`, { query: { t } }),
    );
  }
  const v = flagOf(values, "removeVolumes");
  const gone = ["No such container", "is already in progress"];
  await call(`deleting container ${id}`, gone, () =>
    context.engine.delete(`/containers/${id}`, { query: { v, force: true } }),
  );
  const condition = flagOf(values, "rm") ? "removed" : "not-running";
  await call(`waiting for container removal '${id}'`, gone, () =>
    context.engine.post(`/containers/${id}/wait`, { query: { condition } }),
  );
}
