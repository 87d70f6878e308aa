import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import type { Readable } from "node:stream";
import { text as readAll } from "node:stream/consumers";
import type { TransportOptions } from "../endpoint/transport";
import { EngineError } from "../shared/engine-error";
import { field, text } from "../shared/read";

export interface Request {
  readonly method: "GET" | "POST" | "DELETE";
  /** Without the version; parts of it already encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** Statuses that are answers, not refusals. */
  readonly ok: readonly number[];
  /** Default: what any answer may take. */
  readonly timeoutMs?: number;
}

/** Asks an engine over HTTP. Everything rejects with {@link EngineError}. */
export interface Requester {
  /** Undefined: an answer without a content, or with one that is no JSON. */
  json(request: Request): Promise<unknown>;
  /** The answer as it comes. `attach`: the connection itself, for an exec's output. */
  stream(request: Request, kind: "response" | "attach"): Promise<Readable>;
}

// For an answer, or for the beginning of one: an engine that takes longer is as good as away.
const ANSWER_TIMEOUT_MS = 15_000;
const SWITCHING_PROTOCOLS = 101;

interface Answer {
  readonly status: number;
  readonly stream: Readable;
}

export function requesterOn(transport: TransportOptions, where: string): Requester {
  /** An answer that is none of a refusal, as far as `take` reads it within the time that it may take. */
  const within = async <T>(request: Request, isUpgrade: boolean, take: (stream: Readable) => T | Promise<T>) => {
    const abort = new AbortController();
    const timeoutMs = request.timeoutMs ?? ANSWER_TIMEOUT_MS;
    const timer = setTimeout(() => abort.abort(), timeoutMs);
    try {
      const { status, stream } = await send(transport, request, isUpgrade, abort.signal);
      if (status === SWITCHING_PROTOCOLS || request.ok.includes(status)) return await take(stream);
      throw refusal(status, await readAll(stream));
    } catch (error) {
      if (error instanceof EngineError) throw error;
      if (abort.signal.aborted) {
        throw new EngineError("slow", `the engine at ${where} did not answer within ${timeoutMs / 1000} s`);
      }
      const said = error instanceof Error ? error.message.trim() : String(error);
      throw new EngineError("unreachable", `cannot reach the engine at ${where}: ${said}`, undefined, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    json: (request) => within(request, false, async (stream) => parsed(await readAll(stream))),
    stream: (request, kind) => within(request, kind === "attach", (stream) => stream),
  };
}

function send(
  { protocol, agent, host, port, socketPath, ca, cert, key }: TransportOptions,
  { method, path, query, body }: Request,
  isUpgrade: boolean,
  signal: AbortSignal,
): Promise<Answer> {
  const search = new URLSearchParams(query).toString();
  const content = body && JSON.stringify(body);
  // A URL has brackets around an address of IPv6, a connection has not.
  const address =
    socketPath === undefined ? { host: host?.replace(/^\[|\]$/g, ""), port, ca, cert, key } : { socketPath };
  return new Promise((resolve, reject) => {
    const sent = (protocol === "https" ? overHttps : overHttp)({
      ...address,
      method,
      agent,
      signal,
      path: search ? `${path}?${search}` : path,
      headers: {
        ...(content !== undefined && {
          "Content-Type": "application/json",
          "Content-Length": Buffer.byteLength(content),
        }),
        ...(isUpgrade && { Connection: "Upgrade", Upgrade: "tcp" }),
      },
    });
    sent.on("error", reject);
    sent.on("response", (stream) => resolve({ status: stream.statusCode ?? 0, stream }));
    sent.on("upgrade", (_, stream, head) => {
      if (head.length > 0) stream.unshift(head);
      resolve({ status: SWITCHING_PROTOCOLS, stream });
    });
    sent.end(content);
  });
}

/** What an engine has said with a status that is none of those that are answers. */
function refusal(status: number, said: string): EngineError {
  const answer = parsed(said);
  const message =
    text(field(answer, "message")) || text(field(answer, "error")) || said.trim() || `HTTP status ${status}`;
  // 5xx also while an engine is going down.
  return new EngineError(status >= 400 && status < 500 ? "refused" : "unreachable", message, status);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
