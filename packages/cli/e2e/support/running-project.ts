import { randomBytes } from "node:crypto";
import Docker from "dockerode";
import { ensureImage, IMAGE } from "./busybox-image";

export interface ServiceOptions {
  readonly command: string;
  /** A line for the shell, probed every second; 2 failures make unhealthy. */
  readonly check?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly number?: number;
}

/** Containers as a tool for compose files leaves them: known by their labels alone. */
export class RunningProject {
  readonly name = `pcc-${randomBytes(4).toString("hex")}`;
  readonly docker = new Docker();

  async setUp(): Promise<void> {
    await ensureImage(this.docker);
  }

  /** Creates and starts a container of a service. @returns its id */
  async run(service: string, { command, check, labels, number = 1 }: ServiceOptions): Promise<string> {
    const container = await this.docker.createContainer({
      name: `${this.name}-${service}-${number}`,
      Image: IMAGE,
      Cmd: ["sh", "-c", command],
      Labels: {
        "com.docker.compose.project": this.name,
        "com.docker.compose.service": service,
        "com.docker.compose.container-number": String(number),
        "com.docker.compose.oneoff": "False",
        ...labels,
      },
      ...(check !== undefined && {
        Healthcheck: { Test: ["CMD-SHELL", check], Interval: 1e9, Timeout: 1e9, Retries: 2 },
      }),
      HostConfig: { NetworkMode: "none" },
    });
    await container.start();
    return container.id;
  }

  /** Runs a line in a service's container. */
  async shell(service: string, line: string): Promise<void> {
    const exec = await this.docker
      .getContainer(`${this.name}-${service}-1`)
      .exec({ Cmd: ["sh", "-c", line], AttachStdout: true });
    const stream = await exec.start({});
    await new Promise((resolve) => stream.on("end", resolve).resume());
  }

  async tearDown(): Promise<void> {
    const filters = { label: [`com.docker.compose.project=${this.name}`] };
    const containers = await this.docker.listContainers({ all: true, filters });
    await Promise.all(containers.map(({ Id }) => this.docker.getContainer(Id).remove({ force: true, v: true })));
  }
}
