import { type ClientRequest, Agent as HttpAgent, type IncomingMessage, request as overHttp } from "node:http";
import { Agent as HttpsAgent, request as overHttps } from "node:https";
import { field, Limiter, text } from "@pulumi-compose/docker-health/kernel";
import { ClusterError } from "../shared/cluster-error";
import type { ClusterAccess, Credentials } from "./cluster-access";

/** What is asked for: a path below the server's URL, and what stands behind its `?`. */
export interface ApiRequest {
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}

const ANSWER_TIMEOUT_MS = 15_000;
/** A program that logs somebody in may be slow, and need not be asked for each request. */
const CREDENTIALS_FOR_MS = 60_000;
/** Questions at a time; what streams has connections of its own. */
const AT_A_TIME = 4;
const KEEP_ALIVE_MS = 15_000;
const UNAUTHORIZED = 401;

/** Asks an API server; holds connections only between questions that follow each other. All methods reject with `ClusterError`. */
export class ApiServer {
  readonly #url: URL;
  readonly #limiter = new Limiter(AT_A_TIME);
  readonly #agent: HttpAgent;
  #credentials: { readonly of: Promise<Credentials>; readonly untilMs: number } | undefined;

  constructor(private readonly access: ClusterAccess) {
    this.#url = new URL(access.server);
    this.#agent = new (this.#url.protocol === "http:" ? HttpAgent : HttpsAgent)({ keepAlive: true });
  }

  /** An answer in JSON. */
  json(request: ApiRequest): Promise<unknown> {
    return this.#limiter.run(() =>
      this.#within(async (signal) => parsed(await readAll(await this.#send(request, signal)))),
    );
  }

  /** An answer that goes on: resolves when it has begun. */
  stream(request: ApiRequest, signal?: AbortSignal): Promise<IncomingMessage> {
    return this.#within((timeout) => this.#send(request, signal ? AbortSignal.any([signal, timeout]) : timeout));
  }

  /** Closes every idle connection. */
  release(): void {
    for (const sockets of Object.values(this.#agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
  }

  /** Whatever hangs, be it the program that logs in: nobody waits for it longer than that. */
  async #within<T>(ask: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const abort = new AbortController();
    const late = new ClusterError(
      "slow",
      `the API server at ${this.#url.host} did not answer within ${ANSWER_TIMEOUT_MS / 1_000} s`,
    );
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(late);
        abort.abort();
      }, ANSWER_TIMEOUT_MS);
    });
    try {
      return await Promise.race([ask(abort.signal), timeout]);
    } catch (error) {
      throw error instanceof ClusterError ? error : this.#unreachable(error);
    } finally {
      clearTimeout(timer);
    }
  }

  async #send(request: ApiRequest, signal: AbortSignal): Promise<IncomingMessage> {
    const credentials = await this.#known();
    const answer = await this.#once(request, credentials, signal).catch((error: unknown) => {
      // The server had closed the connection that was kept for the next question.
      if (error instanceof Stale) return this.#once(request, credentials, signal);
      throw error;
    });
    const status = answer.statusCode ?? 0;
    if (status === 200) return answer;
    if (status === UNAUTHORIZED) this.#credentials = undefined;
    throw refusal(status, await readAll(answer));
  }

  #once({ path, query = {} }: ApiRequest, credentials: Credentials, signal: AbortSignal): Promise<IncomingMessage> {
    const { protocol, hostname, port, pathname } = this.#url;
    const search = new URLSearchParams(query).toString();
    return new Promise((resolve, reject) => {
      const sent: ClientRequest = (protocol === "http:" ? overHttp : overHttps)({
        ...credentials.tls,
        ...(credentials.auth && { auth: credentials.auth }),
        // A URL has brackets around an address of IPv6, a connection has not.
        host: hostname.replace(/^\[|\]$/g, ""),
        ...(port && { port }),
        agent: credentials.agent ?? this.#agent,
        method: "GET",
        path: `${pathname.replace(/\/$/, "")}${path}${search && `?${search}`}`,
        headers: { accept: "application/json, */*", ...credentials.headers },
        signal,
      });
      sent.on("socket", (socket) => socket.setKeepAlive(true, KEEP_ALIVE_MS));
      sent.on("error", (error) => reject(sent.reusedSocket && isReset(error) ? new Stale() : error));
      sent.on("response", resolve);
      sent.end();
    });
  }

  async #known(): Promise<Credentials> {
    const nowMs = performance.now();
    if (!this.#credentials || this.#credentials.untilMs <= nowMs) {
      this.#credentials = { of: this.access.credentials(), untilMs: nowMs + CREDENTIALS_FOR_MS };
    }
    const { of } = this.#credentials;
    try {
      return await of;
    } catch (error) {
      if (this.#credentials?.of === of) this.#credentials = undefined;
      throw new ClusterError("unauthorized", `cannot log in to the cluster: ${wordsOf(error)}`, undefined, {
        cause: error,
      });
    }
  }

  #unreachable(error: unknown): ClusterError {
    const code = isReset(error) ? "slow" : "unreachable";
    return new ClusterError(code, `cannot reach the API server at ${this.#url.host}: ${wordsOf(error)}`, undefined, {
      cause: error,
    });
  }
}

class Stale extends Error {}

/** What an API server has said with a status that is none of an answer. */
function refusal(status: number, said: string): ClusterError {
  const message = text(field(parsed(said), "message")) || said.trim().slice(0, 500) || `HTTP status ${status}`;
  return new ClusterError(codeOf(status), message, status);
}

function codeOf(status: number): ClusterError["code"] {
  if (status === UNAUTHORIZED) return "unauthorized";
  if (status === 403) return "forbidden";
  return status === 408 || status === 410 || status === 429 || status >= 500 ? "slow" : "refused";
}

function isReset(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ECONNRESET" || code === "EPIPE" || code === "ETIMEDOUT";
}

function wordsOf(error: unknown): string {
  const message = error instanceof Error ? error.message.trim() || error.name : String(error);
  // Of several addresses that were tried in vain, Node.js tells each below an error without words.
  const [first] = error instanceof AggregateError ? error.errors : [];
  return first instanceof Error ? first.message : message;
}

async function readAll(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
