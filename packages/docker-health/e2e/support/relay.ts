import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A socket before an engine's socket, whose connections a test can cut and whose requests it can count. */
export class Relay {
  readonly #folder = mkdtempSync(join(tmpdir(), "pch-relay-"));
  readonly path = join(this.#folder, "engine.sock");
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;
  /** The first line of every request that was seen. */
  readonly requests: string[] = [];
  /** While true, a new connection is closed at once. */
  refusing = false;

  constructor(enginePath: string) {
    this.#server = createServer((near) => {
      if (this.refusing) {
        near.destroy();
        return;
      }
      const far = connect(enginePath);
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on("close", () => this.#sockets.delete(socket));
        socket.on("error", () => {});
      }
      near.on("data", (chunk) => {
        const line = /^(GET|POST) \S+/.exec(chunk.toString("latin1"));
        if (line) this.requests.push(line[0]);
      });
      near.pipe(far).pipe(near);
      near.on("close", () => far.destroy());
      far.on("close", () => near.destroy());
    });
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(this.path, resolve));
  }

  get open(): number {
    return this.#sockets.size / 2;
  }

  count(pattern: RegExp): number {
    return this.requests.filter((line) => pattern.test(line)).length;
  }

  /** Breaks every connection, as a network does. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
