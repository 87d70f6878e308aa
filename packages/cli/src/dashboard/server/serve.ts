import { randomBytes } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";
import { Refused } from "../../io/refused";
import type { EventLog } from "../stream/event-log";
import { EventStream } from "./event-stream";
import { judgeRequest } from "./judge-request";
import { type LogSource, LogStream } from "./log-stream";
import type { PageFile } from "./page-files";

export interface ServeOptions {
  readonly log: EventLog;
  /** Absent: there are none to tell. */
  readonly logs?: LogSource;
  readonly files: ReadonlyMap<string, PageFile>;
  /** 0: any that is free. */
  readonly port?: number;
}

/** A page that is served, on this machine alone. */
export interface Served {
  /** `http://127.0.0.1:4711/…/`: whoever has it may look. */
  readonly address: string;
  /** How many browsers look at it now. */
  readonly watchers: number;
  /** Tells every browser why, and ends when they have heard it. */
  close(reason: string): Promise<void>;
}

/** Tabs of a few people; each of their streams keeps what it has not taken yet. */
const MOST_STREAMS = 32;
const MOST_CONNECTIONS = 128;
const MOST_LINES = 5_000;
/** For those who do not listen. */
const CLOSE_MS = 1_000;

const HEADERS = {
  "Content-Security-Policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
} as const;

/**
 * Serves the page on loopback, behind a token that only the address has.
 *
 * @throws Refused where the port is somebody else's
 */
export async function serve({ log, logs, files, port = 0 }: ServeOptions): Promise<Served> {
  const token = randomBytes(24).toString("base64url");
  const streams = new Set<EventStream | LogStream>();
  const open = (response: ServerResponse, make: (onClose: () => void) => EventStream | LogStream) => {
    if (streams.size >= MOST_STREAMS) return answer(response, 503, "too many look at once");
    const stream = make(() => void streams.delete(stream));
    streams.add(stream);
  };
  const server = createServer({ maxHeaderSize: 16_384 }, (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const judged = judgeRequest(request, { port: listening.port, token });
    // What is sent along is nobody's business.
    request.resume();
    if (judged.kind === "refused") {
      if (judged.status === 405) response.setHeader("Allow", "GET, HEAD");
      return answer(response, judged.status, judged.why);
    }
    if (judged.kind === "moved") return answer(response.setHeader("Location", judged.to), 308, "");
    const { path, query } = judged;
    if (path === "events" && request.method === "GET") {
      const seen = request.headers["last-event-id"];
      const number = typeof seen === "string" && seen !== "" ? Number(seen) : undefined;
      return open(response, (onClose) => new EventStream(response, log, number, onClose));
    }
    const service = query.get("service");
    if (path === "logs" && request.method === "GET" && logs && service) {
      const number = query.has("number") ? wholeOf(query.get("number"), 1, 1_000_000) : undefined;
      const wanted = { service, number, tail: wholeOf(query.get("tail"), 200, MOST_LINES) };
      return open(response, (onClose) => new LogStream(response, logs, wanted, onClose));
    }
    const file = files.get(path);
    if (!file) return answer(response, 404, "there is no such file");
    response.writeHead(200, { "Content-Type": file.type, "Content-Length": file.content.length });
    response.end(request.method === "HEAD" ? undefined : file.content);
  });
  server.maxConnections = MOST_CONNECTIONS;
  const listening = { port: 0 };
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(portError(error, port)));
    server.listen(port, "127.0.0.1", resolve);
  });
  const bound = server.address();
  listening.port = typeof bound === "object" && bound !== null ? bound.port : port;
  return {
    address: `http://127.0.0.1:${listening.port}/${token}/`,
    get watchers() {
      return streams.size;
    },
    close: (reason) =>
      new Promise((resolve) => {
        for (const stream of streams) stream.bye(reason);
        const timer = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function answer(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(text === "" ? "" : `${text}\n`);
}

/** A whole number from 0 to the most; another where it is none. */
function wholeOf(text: string | null, otherwise: number, most: number): number {
  const number = text === null || !/^\d+$/.test(text) ? otherwise : Number(text);
  return Math.min(number, most);
}

function portError(error: NodeJS.ErrnoException, port: number): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new Refused(`port ${port} of 127.0.0.1 is taken`, "Leave out --port: any that is free will do.");
    case "EACCES":
      return new Refused(`port ${port} may not be taken by you`, "Choose one above 1023, or leave out --port.");
    default:
      return error;
  }
}
