import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

/** What a request says of itself. */
export interface Asked {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/** Where this server is, and what opens it. */
export interface Door {
  readonly port: number;
  readonly token: string;
}

/** What becomes of a request: it is refused, sent to another path, or about something behind the token. */
export type Judged =
  | { readonly kind: "refused"; readonly status: 400 | 403 | 405; readonly why: string }
  | { readonly kind: "moved"; readonly to: string }
  | { readonly kind: "asked"; readonly path: string; readonly query: URLSearchParams };

/**
 * Whether a request is of somebody who has the address from the terminal. Any page that a browser shows may send requests to this
 * port: what another page sends is refused by its origin, what comes under a name that somebody else has pointed to this machine
 * (DNS rebinding) by that name, and everything else by the token.
 */
export function judgeRequest({ method, url = "", headers }: Asked, { port, token }: Door): Judged {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host = "", origin } = headers;
  if (!hosts.includes(host)) return refused(403, "this server has no such name");
  if (origin !== undefined && origin !== `http://${host}`) return refused(403, "somebody else asks");
  // `same-site` is another port of this machine.
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return refused(403, "somebody else asks");
  if (!url.startsWith("/")) return refused(400, "no path is asked for");
  const [path = "", search = ""] = splitAt(url, "?");
  const [given = "", rest] = splitAt(path.slice(1), "/");
  if (!isSame(given, token)) return refused(403, "the address has no token, or an old one");
  if (method !== "GET" && method !== "HEAD") return refused(405, "nothing can be changed here");
  if (rest === undefined) return { kind: "moved", to: `/${token}/` };
  return { kind: "asked", path: rest, query: new URLSearchParams(search) };
}

function refused(status: 400 | 403 | 405, why: string): Judged {
  return { kind: "refused", status, why };
}

function splitAt(text: string, mark: string): readonly [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

/** In a time that says nothing of where two texts differ. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
