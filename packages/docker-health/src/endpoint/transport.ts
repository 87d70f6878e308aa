import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Duplex } from "node:stream";
import { inspect } from "node:util";
import { CommandStream } from "./command-stream";
import type { Endpoint } from "./endpoint";

/** How an endpoint is reached, in the words of docker-modem, and of dockerode on top of it. */
export interface TransportOptions {
  readonly agent: HttpAgent;
  readonly protocol?: "http" | "https";
  readonly host?: string | undefined;
  readonly port?: number | undefined;
  readonly socketPath?: string | undefined;
  readonly ca?: string | undefined;
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
}

/** How an endpoint is reached, and the pool of connections behind it. */
export interface Transport {
  readonly options: TransportOptions;
  /** Closes idle connections now, and each busy one after its answer, unless something is asked anew before that. */
  release(): void;
}

const CONNECTIONS = 16;
// Each is a process here and a login there; sshd refuses more than 10 unfinished ones by default.
const SSH_CONNECTIONS = 6;

class CommandAgent extends HttpAgent {
  constructor(
    private readonly command: string,
    private readonly args: readonly string[],
    private readonly env?: NodeJS.ProcessEnv,
  ) {
    super({ keepAlive: true, maxSockets: SSH_CONNECTIONS });
  }

  override createConnection(): Duplex {
    return new CommandStream(this.command, this.args, this.env);
  }
}

/** How an engine's API is reached under an endpoint. */
export function transportFor(endpoint: Endpoint): Transport {
  switch (endpoint.kind) {
    case "socket":
      return over(new HttpAgent({ keepAlive: true, maxSockets: CONNECTIONS }), { socketPath: endpoint.path });
    case "ssh":
      return over(new CommandAgent(endpoint.command, endpoint.args, endpoint.env), {
        host: "docker.invalid",
        port: 80,
      });
    case "tcp": {
      const { host, port, tls } = endpoint;
      const address = { host: host.includes(":") ? `[${host}]` : host, port };
      if (!tls) return over(new HttpAgent({ keepAlive: true, maxSockets: CONNECTIONS }), address);
      const { verify, ...material } = tls;
      const agent = new HttpsAgent({ keepAlive: true, maxSockets: CONNECTIONS, rejectUnauthorized: verify });
      return over(agent, { ...address, ...material, protocol: "https" });
    }
  }
}

function over(agent: HttpAgent, options: Omit<TransportOptions, "agent">): Transport {
  // docker-modem renders every request's options for its debug output, hidden parts included, whether or not anybody
  // wants that: with an agent's sockets and queues in them, a few hundred waits would take minutes.
  Object.defineProperty(agent, inspect.custom, { value: () => "Agent" });
  return { options: { ...NOTHING_FROM_ENV, ...options, agent }, release: releaseOf(agent) };
}

// docker-modem fills every option that is not there from the process's environment, so all are there.
const NOTHING_FROM_ENV = {
  host: undefined,
  port: undefined,
  socketPath: undefined,
  ca: undefined,
  cert: undefined,
  key: undefined,
  timeout: undefined,
  headers: {},
  pathPrefix: "/",
  protocol: "http",
} as const;

/**
 * A connection is in the pool only some ticks after its answer was read, and nobody waits for the last answers of what
 * was given up: what comes back after the release must not stay.
 */
function releaseOf(agent: HttpAgent): () => void {
  let released = false;
  const keep = agent.keepSocketAlive.bind(agent);
  const create = agent.createConnection.bind(agent);
  agent.keepSocketAlive = (socket) => !released && keep(socket);
  agent.createConnection = (...args) => {
    released = false;
    return create(...args);
  };
  return () => {
    released = true;
    for (const sockets of Object.values(agent.freeSockets)) {
      for (const socket of sockets ?? []) socket.destroy();
    }
  };
}
