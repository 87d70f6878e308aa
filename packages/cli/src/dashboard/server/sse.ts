import type { ServerResponse } from "node:http";

const HEARTBEAT_MS = 15_000;
/** A browser that takes nothing for so long is gone, or its tab sleeps: it will come again. */
const STUCK_MS = 60_000;

/** An event stream (HTML Standard, server-sent events) to one browser. */
export class Sse {
  #over = false;
  #stuck: NodeJS.Timeout | undefined;
  readonly #heartbeat: NodeJS.Timeout;

  /**
   * @param onDrain called when it can take more again
   * @param onClose called once, when nobody listens any more
   */
  constructor(
    private readonly response: ServerResponse,
    onDrain: () => void,
    onClose: () => void,
  ) {
    response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no" });
    response.write("retry: 1000\n\n");
    this.#heartbeat = setInterval(() => {
      if (!response.writableNeedDrain) response.write(": still there\n\n");
    }, HEARTBEAT_MS);
    this.#heartbeat.unref();
    response.on("drain", () => {
      clearTimeout(this.#stuck);
      this.#stuck = undefined;
      if (!this.#over) onDrain();
    });
    response.on("error", () => response.destroy());
    response.on("close", () => {
      this.#stop();
      onClose();
    });
  }

  /** Whether it has not taken yet what it was sent. */
  get isBehind(): boolean {
    return this.response.writableNeedDrain;
  }

  send(data: unknown, { id, event }: { readonly id?: number; readonly event?: string } = {}): void {
    if (this.#over) return;
    // JSON has no line breaks.
    const head = `${event === undefined ? "" : `event: ${event}\n`}${id === undefined ? "" : `id: ${id}\n`}`;
    this.response.write(`${head}data: ${JSON.stringify(data)}\n\n`);
    if (!this.isBehind || this.#stuck) return;
    this.#stuck = setTimeout(() => this.response.destroy(), STUCK_MS);
    this.#stuck.unref();
  }

  /** Says why it ends, and ends. */
  bye(reason: string): void {
    if (this.#over) return;
    this.send(reason, { event: "bye" });
    this.#stop();
    this.response.end();
  }

  #stop(): void {
    this.#over = true;
    clearInterval(this.#heartbeat);
    clearTimeout(this.#stuck);
  }
}
