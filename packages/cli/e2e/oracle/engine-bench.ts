import type { Dialect } from "@pulumi-compose/health-model";
import { dialectOf } from "@pulumi-compose/health-model";
import type Docker from "dockerode";
import { OracleImages } from "./oracle-images";
import { PLAIN } from "./plain-image";

/** The engine that projects are played on, and what is made on it for them. */
export class EngineBench {
  readonly images: OracleImages;

  private constructor(
    readonly docker: Docker,
    readonly dialect: Dialect,
  ) {
    this.images = new OracleImages(docker);
  }

  static async open(docker: Docker): Promise<EngineBench> {
    const { Version } = await docker.version();
    return new EngineBench(docker, dialectOf(Version));
  }

  /** Takes a port of 127.0.0.1, whichever is free. */
  async takePort(): Promise<{ readonly port: number; readonly release: () => Promise<void> }> {
    const container = await this.docker.createContainer({
      Image: PLAIN,
      Cmd: ["sleep", "3600"],
      ExposedPorts: { "80/tcp": {} },
      HostConfig: { PortBindings: { "80/tcp": [{ HostIp: "127.0.0.1", HostPort: "" }] } },
    });
    await container.start();
    const { NetworkSettings } = await container.inspect();
    const port = Number(NetworkSettings.Ports["80/tcp"]?.[0]?.HostPort);
    const release = async () => {
      await container.remove({ force: true }).catch(() => {});
    };
    return { port, release };
  }

  /** Lets an image that was missing be there. */
  async supply(name: string): Promise<void> {
    const [, repo, tag] = /^(.*):([^:/]+)$/.exec(name) ?? [];
    await this.docker.getImage(PLAIN).tag({ repo: repo ?? name, tag: tag ?? "latest" });
  }

  /** Takes away what a project has left: its containers and networks, and the images that it has built. */
  async clear(project: string): Promise<void> {
    const filters = { label: [`com.docker.compose.project=${project}`] };
    const containers = await this.docker.listContainers({ all: true, filters });
    for (const { Id } of containers)
      await this.docker
        .getContainer(Id)
        .remove({ force: true, v: true })
        .catch(() => {});
    for (const { Id } of await this.docker.listNetworks({ filters }))
      await this.docker
        .getNetwork(Id)
        .remove()
        .catch(() => {});
    for (const { RepoTags } of await this.docker.listImages())
      for (const tag of RepoTags ?? [])
        if (tag.startsWith(`${project}-`) || tag.includes(`/${project}:`))
          await this.docker
            .getImage(tag)
            .remove()
            .catch(() => {});
  }

  async close(): Promise<void> {
    await this.images.remove();
  }
}
