import type { Readable } from "node:stream";
import { EngineError } from "../shared/engine-error";
import { field, number } from "../shared/read";

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

/** Asks an engine through docker-modem. Everything rejects with {@link EngineError}. */
export interface Requester {
  json(request: Request): Promise<unknown>;
  /** The answer as it comes. `attach`: the connection itself, for an exec's output. */
  stream(request: Request, kind: "response" | "attach"): Promise<Readable>;
}

// For an answer, or for the begin of one: an engine that takes longer is as good as away.
const ANSWER_TIMEOUT_MS = 15_000;

/** What of docker-modem it takes. Said here, so that who uses the package needs no types of the library. */
export interface Dialer {
  dial(options: object, answered: (error: unknown, answer: unknown) => void): void;
}

export function requesterOn(modem: Dialer, where: string): Requester {
  const dial = (request: Request, extra: object, signal: AbortSignal): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const query = new URLSearchParams(request.query).toString();
      const options = {
        method: request.method,
        // docker-modem cuts the last character of a path with a question mark, where it is given no options.
        path: query ? `${request.path}?${query}&` : request.path,
        ...(request.body && { options: request.body }),
        statusCodes: Object.fromEntries(request.ok.map((status) => [status, true])),
        abortSignal: signal,
        ...extra,
      };
      modem.dial(options, (error: unknown, answer: unknown) => (error ? reject(error) : resolve(answer)));
    });
  const within = async (request: Request, extra: object): Promise<unknown> => {
    const abort = new AbortController();
    const timeoutMs = request.timeoutMs ?? ANSWER_TIMEOUT_MS;
    const timer = setTimeout(() => abort.abort(), timeoutMs);
    try {
      return await dial(request, extra, abort.signal);
    } catch (error) {
      throw engineError(error, where, abort.signal.aborted ? timeoutMs : undefined);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    json: (request) => within(request, {}),
    async stream(request, kind) {
      const answer = await within(request, kind === "attach" ? { isStream: true, hijack: true } : { isStream: true });
      if (isReadable(answer)) return answer;
      throw new EngineError("unreachable", `${where}: no stream in the answer to ${request.path}`);
    },
  };
}

function isReadable(value: unknown): value is Readable {
  return typeof value === "object" && value !== null && "on" in value && "destroy" in value;
}

function engineError(error: unknown, where: string, timedOutMs: number | undefined): EngineError {
  const status = number(field(error, "statusCode"));
  const said = error instanceof Error ? error.message.trim() : String(error);
  if (timedOutMs !== undefined) {
    return new EngineError("slow", `the engine at ${where} did not answer within ${timedOutMs / 1000} s`);
  }
  if (status >= 400 && status < 500) return new EngineError("refused", said, status, { cause: error });
  // 5xx also while an engine is going down; no status at all: no connection.
  if (status > 0) return new EngineError("unreachable", said, status, { cause: error });
  return new EngineError("unreachable", `cannot reach the engine at ${where}: ${said}`, undefined, { cause: error });
}
