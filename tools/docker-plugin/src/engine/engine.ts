import type { Readable } from "node:stream";
import type Dockerode from "dockerode";
import { EngineError, messageOf } from "./engine-error";
import { addressOf, type EngineHost } from "./engine-host";

export interface Call {
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** A tar archive to send instead of a body. */
  readonly file?: Buffer | NodeJS.ReadableStream;
  readonly auth?: Readonly<Record<string, unknown>>;
  readonly registries?: Readonly<Record<string, unknown>>;
  readonly signal?: AbortSignal;
}

type Method = "GET" | "POST" | "PUT" | "DELETE";

const OK = Object.fromEntries([200, 201, 202, 204, 304].map((status) => [status, true]));

/**
 * A Docker engine. Nothing is loaded and nothing is connected before the first call, so a plugin that only checks and
 * diffs stays small and needs no engine.
 */
export class Engine {
  readonly #host: EngineHost;
  #docker: Promise<Dockerode> | undefined;
  #apiVersion: string | undefined;

  constructor(host: EngineHost) {
    this.#host = host;
  }

  get<T>(path: string, call: Call = {}): Promise<T> {
    return this.#json("GET", path, call);
  }

  post<T>(path: string, call: Call = {}): Promise<T> {
    return this.#json("POST", path, call);
  }

  put<T>(path: string, call: Call = {}): Promise<T> {
    return this.#json("PUT", path, call);
  }

  delete<T>(path: string, call: Call = {}): Promise<T> {
    return this.#json("DELETE", path, call);
  }

  /** A call whose answer comes bit by bit. */
  async stream(method: Method, path: string, call: Call = {}): Promise<Readable> {
    const docker = await this.#connected();
    return this.#dial(docker, method, path, call, true);
  }

  /** The newest API version that the engine speaks, such as `1.41`. It is asked once. */
  async apiVersion(): Promise<string> {
    this.#apiVersion ??= (await this.get<{ ApiVersion?: string }>("/version")).ApiVersion ?? "";
    return this.#apiVersion;
  }

  async #json<T>(method: Method, path: string, call: Call): Promise<T> {
    return this.#dial(await this.#connected(), method, path, call, false);
  }

  #dial<T>(docker: Dockerode, method: Method, path: string, call: Call, isStream: boolean): Promise<T> {
    const options = {
      path: `${path}?`,
      method,
      isStream,
      statusCodes: OK,
      ...(call.file !== undefined && { file: call.file }),
      ...(call.auth !== undefined && { authconfig: call.auth }),
      ...(call.registries !== undefined && { registryconfig: call.registries }),
      ...(call.signal !== undefined && { abortSignal: call.signal }),
      options: { _query: call.query ?? {}, _body: call.body ?? {} },
    };
    return new Promise((resolve, reject) => {
      docker.modem.dial(options, (error, result) => {
        if (!error && isAnswer<T>(result)) resolve(result);
        else reject(engineError(error, this.#host.host));
      });
    });
  }

  /** The client, after the engine has answered once. A failure is not remembered: the next call tries again. */
  #connected(): Promise<Dockerode> {
    this.#docker ??= this.#connect().catch((error) => {
      this.#docker = undefined;
      throw error;
    });
    return this.#docker;
  }

  async #connect(): Promise<Dockerode> {
    const { default: Docker } = await import("dockerode");
    const docker = new Docker(addressOf(this.#host));
    if (this.#host.skipCheck) return docker;
    try {
      await this.#dial(docker, "GET", "/_ping", {}, false);
    } catch (error) {
      throw new EngineError(
        `Error pinging Docker server, please make sure that ${this.#host.host} is reachable and has a  '_ping' endpoint. Error: ${messageOf(error)}`,
        undefined,
      );
    }
    return docker;
  }
}

/** The engine is trusted to answer in the form that its API promises. */
function isAnswer<T>(_result: unknown): _result is T {
  return true;
}

function engineError(error: unknown, host: string): EngineError {
  if (typeof error === "object" && error !== null && "statusCode" in error && typeof error.statusCode === "number") {
    return new EngineError(`Error response from daemon: ${daemonMessage(error)}`, error.statusCode);
  }
  const why = messageOf(error);
  return new EngineError(
    `Cannot connect to the Docker daemon at ${host}. Is the docker daemon running? (${why})`,
    undefined,
  );
}

function daemonMessage(error: object): string {
  if ("json" in error && typeof error.json === "object" && error.json !== null && "message" in error.json) {
    return String(error.json.message);
  }
  return messageOf(error);
}
