import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { LogLine, Recording } from "../contract";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
};
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const TOKEN = "token";

/** Serves the built page and tells it what a test wants, in the form that the command has. */
export class PageServer {
  readonly #pageFolder: string;
  readonly #server: Server;
  readonly #messages: Recording[] = [];
  readonly #followers = new Set<ServerResponse>();
  /** Whoever asks meanwhile gets no answer. */
  #isDown = false;
  logs: readonly LogLine[] = [];

  /** @param pageFolder where the built page is */
  constructor(pageFolder: string) {
    this.#pageFolder = pageFolder;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  /** @returns the page's address */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/${TOKEN}/`;
  }

  /** Tells one more message to all who follow. */
  tell(events: Recording): void {
    this.#messages.push(events);
    for (const follower of this.#followers) this.#send(follower, this.#messages.length - 1);
  }

  /** Breaks all connections off, and takes none as long as it is down. */
  goDown(): void {
    this.#isDown = true;
    for (const follower of this.#followers) follower.destroy();
    this.#followers.clear();
  }

  comeBack(): void {
    this.#isDown = false;
  }

  /** Says that nothing more comes. */
  sayGoodbye(reason: string): void {
    for (const follower of this.#followers) follower.end(`event: bye\ndata: ${JSON.stringify(reason)}\n\n`);
  }

  async close(): Promise<void> {
    this.goDown();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.#isDown) {
      request.socket.destroy();
      return;
    }
    const { pathname } = new URL(request.url ?? "/", "http://127.0.0.1");
    const path = pathname.slice(`/${TOKEN}/`.length);
    if (!pathname.startsWith(`/${TOKEN}/`)) response.writeHead(404).end();
    else if (path === "events") this.#follow(request, response);
    else if (path === "logs") this.#log(response);
    else await this.#file(path === "" ? "index.html" : path, response);
  }

  #follow(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
    response.write("retry: 300\n\n");
    const last = Number(request.headers["last-event-id"] ?? -1);
    for (let id = last + 1; id < this.#messages.length; id += 1) this.#send(response, id);
    this.#followers.add(response);
    response.on("close", () => this.#followers.delete(response));
  }

  #send(response: ServerResponse, id: number): void {
    response.write(`id: ${id}\ndata: ${JSON.stringify(this.#messages[id])}\n\n`);
  }

  #log(response: ServerResponse): void {
    response.writeHead(200, { "Content-Type": "text/event-stream" });
    response.write(`data: ${JSON.stringify(this.logs)}\n\n`);
    this.#followers.add(response);
    response.on("close", () => this.#followers.delete(response));
  }

  async #file(path: string, response: ServerResponse): Promise<void> {
    try {
      const content = await readFile(join(this.#pageFolder, path));
      const type = TYPES[extname(path)] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type, "Content-Security-Policy": POLICY }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  }
}
