import type Docker from "dockerode";
import type { ContainerInspectInfo } from "dockerode";

/** All containers that carry a project's compose label, by name. */
export async function inspectProject(docker: Docker, project: string): Promise<Map<string, ContainerInspectInfo>> {
  const filters = { label: [`com.docker.compose.project=${project}`] };
  const containers = await docker.listContainers({ all: true, filters });
  const entries = await Promise.all(
    containers.map(async ({ Id }) => {
      const info = await docker.getContainer(Id).inspect();
      return [info.Name, info] as const;
    }),
  );
  return new Map(entries);
}
