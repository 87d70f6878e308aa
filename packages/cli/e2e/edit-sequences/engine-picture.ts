import type Docker from "dockerode";

/** What can be seen of one container, the same whenever and however it was made. */
export interface ContainerPicture {
  readonly name: string;
  readonly service: string;
  readonly running: boolean;
  readonly image: string;
  readonly command: readonly string[];
  readonly environment: readonly string[];
  readonly ports: unknown;
  readonly mounts: readonly string[];
  readonly networks: readonly string[];
  readonly aliases: readonly string[];
  readonly address: string;
}

/** A project on an engine: its containers by service and number, and which container that is. */
export interface EnginePicture {
  readonly containers: Readonly<Record<string, ContainerPicture>>;
  readonly ids: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
}

export async function engineOf(project: string, docker: Docker): Promise<EnginePicture> {
  const filters = { label: [`com.docker.compose.project=${project}`] };
  const [found, volumes] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listVolumes({ filters }),
  ]);
  const containers: Record<string, ContainerPicture> = {};
  const ids: Record<string, string> = {};
  for (const { Id, Labels } of found) {
    const key = `${Labels["com.docker.compose.service"]}-${Labels["com.docker.compose.container-number"]}`;
    const inspected = await docker.getContainer(Id).inspect();
    // Two of one kind would hide one another.
    const free = Object.hasOwn(ids, key) ? `${key} (again)` : key;
    ids[free] = Id;
    containers[free] = pictureOf(inspected, `${project}-${key}`);
  }
  return { containers, ids, volumes: volumes.Volumes.map(({ Name }) => Name).sort() };
}

function pictureOf(
  { Id, Name, State, Config, HostConfig, Mounts, NetworkSettings }: Docker.ContainerInspectInfo,
  planned: string,
): ContainerPicture {
  const networks = Object.entries(NetworkSettings.Networks);
  return {
    // Pulumi's own name for one that is replaced beside the old one.
    name: Name.slice(1).replace(new RegExp(`^(${planned}-)[0-9a-f]{7}$`), "$1*"),
    service: Config.Labels["com.docker.compose.service"] ?? "",
    running: State.Running,
    image: Config.Image,
    command: Config.Cmd,
    environment: [...Config.Env].sort(),
    ports: HostConfig.PortBindings,
    mounts: Mounts.map(({ Name: volume = "", Destination }) => `${volume}:${Destination}`).sort(),
    networks: networks.map(([name]) => name).sort(),
    aliases: networks
      .flatMap(([network, { Aliases }]) => namesOf(Aliases, Id).map((alias) => `${network}:${alias}`))
      .sort(),
    address: networks.map(([, { IPAMConfig }]) => IPAMConfig?.IPv4Address ?? "").join(),
  };
}

/** The engine adds the begin of the container's own id; a service may be called `db`, as that may begin. */
function namesOf(aliases: readonly string[] | null, id: string): readonly string[] {
  return (aliases ?? []).filter((alias) => alias !== id.slice(0, 12));
}
