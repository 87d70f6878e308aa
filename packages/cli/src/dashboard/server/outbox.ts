import type { ServerResponse } from "node:http";
import { Sse } from "./sse";

export interface OutboxEvents {
  /** Sends what there is to send. */
  readonly flush: () => void;
  /** Called when nothing is sent any more. */
  readonly stop: () => void;
  /** Called once, when nobody listens any more. */
  readonly onClose: () => void;
}

/** An event stream to one browser, which is told together what happens together. */
export class Outbox {
  readonly sse: Sse;
  #timer: NodeJS.Timeout | undefined;

  /** @param afterMs how long it waits for more */
  constructor(
    response: ServerResponse,
    private readonly afterMs: number,
    private readonly events: OutboxEvents,
  ) {
    this.sse = new Sse(
      response,
      () => this.#flush(),
      () => {
        this.#stop();
        events.onClose();
      },
    );
  }

  /** There is something to send. */
  later(): void {
    this.#timer ??= setTimeout(() => this.#flush(), this.afterMs);
  }

  /** Sends what there is, says why it ends, and ends. */
  bye(reason: string): void {
    this.#flush();
    this.#stop();
    this.sse.bye(reason);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.events.flush();
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.events.stop();
  }
}
