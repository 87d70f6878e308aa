import Docker from "dockerode";
import { toolchain } from "./toolchain";

/** The engine that the set-up chose. */
export function engine(): Docker {
  const socket = engineSocket();
  return socket === undefined ? new Docker() : new Docker({ socketPath: socket });
}

/** Its socket, where it has one that is named. */
export function engineSocket(): string | undefined {
  const host = toolchain()?.DOCKER_HOST;
  return host?.startsWith("unix://") ? host.slice("unix://".length) : undefined;
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
