import Docker from "dockerode";
import { toolchain } from "./toolchain";

/** The engine that the set-up chose. */
export function engine(): Docker {
  const host = toolchain()?.DOCKER_HOST;
  if (host === undefined || host === "") return new Docker();
  return host.startsWith("unix://") ? new Docker({ socketPath: host.slice("unix://".length) }) : new Docker();
}

/** Names of the containers, networks and volumes that carry a project's compose label. */
export async function leftovers(project: string, docker = engine()): Promise<string[]> {
  const filters = { label: [`com.docker.compose.project=${project}`] };
  const [containers, networks, volumes] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters }),
  ]);
  return [
    ...containers.flatMap((container) => container.Names),
    ...networks.map((network) => network.Name),
    ...volumes.Volumes.map((volume) => volume.Name),
  ];
}

/** Names of a project's containers, running or not. */
export async function containersOf(project: string, docker = engine()): Promise<string[]> {
  const filters = { label: [`com.docker.compose.project=${project}`] };
  const containers = await docker.listContainers({ all: true, filters });
  return containers.map((container) => (container.Names[0] ?? "").replace(/^\//, "")).sort();
}
