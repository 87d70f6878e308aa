import { randomBytes } from "node:crypto";
import Docker from "dockerode";
import { ensureImage, IMAGE } from "../../../docker-health/e2e/support/busybox-image";

export interface ServiceOptions {
  readonly command: string;
  /** A line for the shell; 2 failures make unhealthy. */
  readonly check?: string;
  /** 1 when left out. */
  readonly intervalSeconds?: number;
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
  async run(
    service: string,
    { command, check, intervalSeconds = 1, labels, number = 1 }: ServiceOptions,
  ): Promise<string> {
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
        Healthcheck: { Test: ["CMD-SHELL", check], Interval: intervalSeconds * 1e9, Timeout: 1e9, Retries: 2 },
      }),
      HostConfig: { NetworkMode: "none" },
    });
    await container.start();
    return container.id;
  }

  /** Has a service's container run a line. */
  async shell(service: string, line: string): Promise<void> {
    const container = this.docker.getContainer(`${this.name}-${service}-1`);
    const exec = await container.exec({ Cmd: ["sh", "-c", line] });
    // Nobody reads its output, so its connection is of no use; left open it would keep the tests from ending.
    (await exec.start({ Detach: true })).destroy();
  }

  /** How many processes in a container run this command line. */
  async processes(id: string, command: string): Promise<number> {
    const top: { Processes: string[][] } = await this.docker.getContainer(id).top({ ps_args: "-eo pid,args" });
    return top.Processes.filter((row) => row.at(-1)?.endsWith(command)).length;
  }

  async tearDown(): Promise<void> {
    const filters = { label: [`com.docker.compose.project=${this.name}`] };
    const containers = await this.docker.listContainers({ all: true, filters });
    await Promise.all(containers.map(({ Id }) => this.docker.getContainer(Id).remove({ force: true, v: true })));
  }
}
