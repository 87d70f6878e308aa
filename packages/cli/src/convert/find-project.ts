import type { FoundContainer, FoundProject } from "@pulumi-compose/convert";
import type Docker from "dockerode";
import { ownVolumesOf } from "./own-volumes-of";

/** Finds what docker compose made of a project, by its labels. One-off containers (`docker compose run`) are not part of it. */
export async function findProject(docker: Docker, project: string): Promise<FoundProject> {
  const filters = { label: [`com.docker.compose.project=${project}`] };
  const [containers, networks, volumes] = await Promise.all([
    docker.listContainers({ all: true, filters: { label: [...filters.label, "com.docker.compose.oneoff=False"] } }),
    docker.listNetworks({ filters }),
    docker.listVolumes({ filters }),
  ]);
  const inspect = (id: string) => docker.getContainer(id).inspect();
  return {
    containers: await Promise.all(
      containers.map(
        async ({ Id, Names, Labels, ImageID, Image }): Promise<FoundContainer> => ({
          id: Id,
          name: (Names[0] ?? "").replace(/^\//, ""),
          service: Labels["com.docker.compose.service"] ?? "",
          number: Number(Labels["com.docker.compose.container-number"] ?? 1),
          imageId: ImageID,
          imageTags: [Image],
          volumes: await ownVolumesOf(Id, inspect),
        }),
      ),
    ),
    networks: new Map(networks.map(({ Id, Labels }) => [Labels?.["com.docker.compose.network"] ?? "", Id])),
    volumes: new Map(volumes.Volumes.map(({ Name, Labels }) => [Labels?.["com.docker.compose.volume"] ?? "", Name])),
  };
}
