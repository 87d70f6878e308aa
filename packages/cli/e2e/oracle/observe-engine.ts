import type Docker from "dockerode";
import type { ObservedContainer } from "./observed-container";

/** What a project has on the engine, known by its labels alone. */
export interface EngineView {
  readonly containers: readonly ObservedContainer[];
  /** Ids. */
  readonly networks: readonly string[];
}

/** Looks at a project's containers and networks. */
export async function observeEngine(docker: Docker, project: string): Promise<EngineView> {
  const filters = { label: [`com.docker.compose.project=${project}`] };
  const [listed, networks] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listNetworks({ filters }),
  ]);
  const containers = await Promise.all(listed.map(({ Id }) => inspect(docker, Id)));
  return {
    containers: containers.filter((one) => one !== undefined).sort((a, b) => (a.name < b.name ? -1 : 1)),
    networks: networks.map(({ Id }) => Id),
  };
}

/** Undefined for one that has gone since. */
async function inspect(docker: Docker, id: string): Promise<ObservedContainer | undefined> {
  const found = await docker
    .getContainer(id)
    .inspect()
    .catch((error: { statusCode?: number }) => {
      if (error.statusCode === 404) return undefined;
      throw error;
    });
  if (!found) return undefined;
  const { State, Config, Name } = found;
  return {
    id,
    name: Name.replace(/^\//, ""),
    service: Config.Labels["com.docker.compose.service"] ?? "",
    status: State.Status,
    exitCode: State.ExitCode,
    startedAtMs: Date.parse(State.StartedAt),
    health: healthOf(State.Health?.Status),
  };
}

function healthOf(status: string | undefined): ObservedContainer["health"] {
  return status === "starting" || status === "healthy" || status === "unhealthy" ? status : undefined;
}
