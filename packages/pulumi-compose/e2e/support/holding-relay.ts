import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A socket before an engine's socket that keeps back a request that matches, until it is let go. */
export class HoldingRelay {
  readonly host: string;
  /** Resolves when the request is being kept back. */
  readonly held: Promise<void>;
  private readonly folder = mkdtempSync(join(tmpdir(), "pce-relay-"));
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private letThrough: () => void = () => undefined;

  /** @param nth which of those that match */
  constructor(enginePath: string, pattern: RegExp, nth = 1) {
    let left = nth;
    this.host = `unix://${this.path}`;
    let hold: () => void = () => undefined;
    this.held = new Promise((resolve) => {
      hold = resolve;
    });
    this.server = createServer((near) => {
      const far = connect(enginePath);
      const kept: Buffer[] = [];
      let isHeld = false;
      for (const socket of [near, far]) {
        this.sockets.add(socket);
        socket.on("close", () => this.sockets.delete(socket));
        socket.on("error", () => undefined);
      }
      near.on("data", (chunk) => {
        if (left > 0 && pattern.test(chunk.toString("latin1"))) {
          left -= 1;
          if (left === 0) {
            isHeld = true;
            this.letThrough = () => {
              isHeld = false;
              for (const one of kept.splice(0)) far.write(one);
            };
            hold();
          }
        }
        if (isHeld) kept.push(chunk);
        else far.write(chunk);
      });
      far.pipe(near);
      near.on("close", () => far.destroy());
      far.on("close", () => near.destroy());
    });
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.server.listen(this.path, resolve));
  }

  /** Lets the request through that is kept back. */
  letGo(): void {
    this.letThrough();
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
