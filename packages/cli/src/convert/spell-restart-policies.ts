import type Docker from "dockerode";

/**
 * Gives containers the restart policy "no" that have an empty one, as docker compose leaves it where the file says nothing. It
 * means the same, and the plugin knows no other word for it: having read an empty one, it would refuse its own state. Nothing is
 * restarted by it.
 *
 * @returns the names of those that were changed
 */
export async function spellRestartPolicies(docker: Docker, ids: readonly string[]): Promise<readonly string[]> {
  const changed = await Promise.all(
    ids.map(async (id) => {
      const container = docker.getContainer(id);
      const { Name, HostConfig } = await container.inspect();
      if (HostConfig.RestartPolicy?.Name !== "") return [];
      await container.update({ RestartPolicy: { Name: "no" } });
      return [Name.replace(/^\//, "")];
    }),
  );
  return changed.flat();
}
