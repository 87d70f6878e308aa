import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A socket before an engine's socket that keeps back the first request that matches, for ever. */
export class HoldingRelay {
  readonly host: string;
  /** Resolves when the request is being kept back. */
  readonly held: Promise<void>;
  private readonly folder = mkdtempSync(join(tmpdir(), "pce-relay-"));
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private pattern: RegExp | undefined;

  constructor(enginePath: string, pattern: RegExp) {
    this.pattern = pattern;
    this.host = `unix://${this.path}`;
    let hold: () => void = () => undefined;
    this.held = new Promise((resolve) => {
      hold = resolve;
    });
    this.server = createServer((near) => {
      const far = connect(enginePath);
      let silent = false;
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on("close", () => this.sockets.delete(socket));
        socket.on("error", () => undefined);
      }
      near.on("data", (chunk) => {
        if (this.pattern?.test(chunk.toString("latin1"))) {
          this.pattern = undefined;
          silent = true;
          hold();
        }
        if (!silent) far.write(chunk);
      });
      far.pipe(near);
      near.on("close", () => far.destroy());
      far.on("close", () => near.destroy());
    });
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.server.listen(this.path, resolve));
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private get path(): string {
    return join(this.folder, "engine.sock");
  }
}
