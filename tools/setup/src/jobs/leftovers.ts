import type Docker from "dockerode";

/** What an engine still holds of a compose project, by the labels that compose gives: `container flask-redis-redis-1`. */
export async function leftovers(docker: Docker, project: string): Promise<string[]> {
  const filters = JSON.stringify({ label: [`com.docker.compose.project=${project}`] });
  const [containers, networks, { Volumes: volumes }] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters }),
  ]);
  return [
    ...containers.map(({ Names: [name], Id }) => `container ${name?.replace(/^\//, "") ?? Id}`),
    ...networks.map(({ Name }) => `network ${Name}`),
    ...(volumes ?? []).map(({ Name }) => `volume ${Name}`),
  ];
}
