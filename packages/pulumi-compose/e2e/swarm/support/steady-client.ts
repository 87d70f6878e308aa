import type { OwnEngine } from "@pulumi-compose-tools/swarm-bench";
import type Docker from "dockerode";

const PAUSE_SECONDS = 0.05;
/** More than any of these tests lasts. */
const MOST_REQUESTS = 4_000;

/**
 * A client that asks a service again and again, from a container in its network, and writes down every answer. It asks
 * 4000 times at most, and only within the network.
 */
export class SteadyClient {
  private constructor(private readonly container: Docker.Container) {}

  static async start(engine: OwnEngine, network: string, url: string): Promise<SteadyClient> {
    const loop = [
      "n=0",
      `while [ $n -lt ${MOST_REQUESTS} ]; do`,
      "  n=$((n + 1))",
      `  wget -qO- ${url} 2>/tmp/why || echo "FAILED $n: $(cat /tmp/why)"`,
      `  sleep ${PAUSE_SECONDS}`,
      "done",
    ].join("\n");
    const container = await engine.docker.createContainer({
      Image: "busybox:latest",
      Cmd: ["sh", "-c", loop],
      HostConfig: { NetworkMode: network, Init: true },
    });
    await container.start();
    return new SteadyClient(container);
  }

  /** The answers so far, a line each. */
  async answers(): Promise<string[]> {
    const log = await this.container.logs({ stdout: true, stderr: true, follow: false });
    return demultiplexed(log).split("\n").filter(Boolean);
  }

  async stop(): Promise<void> {
    await this.container.remove({ force: true });
  }
}

/** A log without a terminal comes in frames: eight bytes of which the last four are a length, then the text. */
function demultiplexed(log: Buffer): string {
  let text = "";
  for (let at = 0; at + 8 <= log.length; ) {
    const length = log.readUInt32BE(at + 4);
    text += log.subarray(at + 8, at + 8 + length).toString("utf8");
    at += 8 + length;
  }
  return text;
}
