import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Duplex } from "node:stream";
import type Docker from "dockerode";
import { CommandStream } from "./command-stream";
import type { Endpoint } from "./endpoint";

/** How dockerode reaches an endpoint, and the pool of connections behind it. */
export interface Transport {
  readonly options: Docker.DockerOptions & { readonly agent: HttpAgent };
  /** Closes idle connections, leaves busy ones alone. */
  release(): void;
}

const CONNECTIONS = 16;
// Each is a process here and a login there; sshd refuses more than 10 unfinished ones by default.
const SSH_CONNECTIONS = 6;

class CommandAgent extends HttpAgent {
  constructor(
    private readonly command: string,
    private readonly args: readonly string[],
  ) {
    super({ keepAlive: true, maxSockets: SSH_CONNECTIONS });
  }

  override createConnection(): Duplex {
    return new CommandStream(this.command, this.args);
  }
}

export function transportFor(endpoint: Endpoint): Transport {
  // dockerode fills every option that is not there from the process's environment, so all are there.
  const none = {
    host: undefined,
    port: undefined,
    socketPath: undefined,
    ca: undefined,
    cert: undefined,
    key: undefined,
  };
  const options = { ...none, timeout: undefined, headers: {}, pathPrefix: "/", protocol: "http" as const };
  switch (endpoint.kind) {
    case "socket": {
      const agent = new HttpAgent({ keepAlive: true, maxSockets: CONNECTIONS });
      return { options: { ...options, socketPath: endpoint.path, agent }, release: () => destroyIdle(agent) };
    }
    case "ssh": {
      const agent = new CommandAgent(endpoint.command, endpoint.args);
      return { options: { ...options, host: "docker.invalid", port: 80, agent }, release: () => destroyIdle(agent) };
    }
    case "tcp": {
      const { host, port, tls } = endpoint;
      const name = host.includes(":") ? `[${host}]` : host;
      if (!tls) {
        const agent = new HttpAgent({ keepAlive: true, maxSockets: CONNECTIONS });
        return { options: { ...options, host: name, port, agent }, release: () => destroyIdle(agent) };
      }
      const agent = new HttpsAgent({ keepAlive: true, maxSockets: CONNECTIONS, rejectUnauthorized: tls.verify });
      const { ca, cert, key } = tls;
      return {
        options: { ...options, host: name, port, protocol: "https", ca, cert, key, agent },
        release: () => destroyIdle(agent),
      };
    }
  }
}

function destroyIdle(agent: HttpAgent): void {
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}
