import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { Socket } from "node:net";
import { Duplex } from "node:stream";

const STDERR_KEPT = 2_000;

/** A connection that is a command's standard input and output, as far as an HTTP client needs a socket. */
export class CommandStream extends Duplex {
  readonly #child: ChildProcessWithoutNullStreams;
  #stderr = "";

  constructor(command: string, args: readonly string[], env?: NodeJS.ProcessEnv) {
    super({ allowHalfOpen: false });
    const child = spawn(command, args, { stdio: "pipe", windowsHide: true, ...(env && { env }) });
    this.#child = child;
    child.stdout.on("data", (chunk: Buffer) => {
      if (!this.push(chunk)) child.stdout.pause();
    });
    child.stderr.on("data", (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk.toString()).slice(-STDERR_KEPT);
    });
    // A broken pipe is told by the end of the process, with its message.
    child.stdin.on("error", () => {});
    child.on("error", (error) => this.destroy(error));
    child.on("close", (code) => {
      if (code === 0 || this.destroyed) this.push(null);
      else this.destroy(new Error(`${command} ended with code ${code}: ${this.#stderr.trim() || "no message"}`));
    });
  }

  override _read(): void {
    this.#child.stdout.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.#child.stdin.write(chunk)) done();
    else this.#child.stdin.once("drain", () => done());
  }

  override _final(done: (error?: Error | null) => void): void {
    this.#child.stdin.end(() => done());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#child.kill();
    done(error);
  }

  // What Node's HTTP agent does to a socket that it keeps or takes up again.
  ref(): this {
    return this.#hold("ref");
  }

  unref(): this {
    return this.#hold("unref");
  }

  setKeepAlive(): this {
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setTimeout(): this {
    return this;
  }

  #hold(what: "ref" | "unref"): this {
    this.#child[what]();
    // The pipes of a child are sockets, which the types do not say.
    for (const stream of [this.#child.stdin, this.#child.stdout, this.#child.stderr]) {
      if (stream instanceof Socket) stream[what]();
    }
    return this;
  }
}
