import type { ServerResponse } from "node:http";
import type { StreamEvent } from "@pulumi-compose/dashboard";
import type { EventLog } from "../stream/event-log";
import { Outbox } from "./outbox";

/** What happens together is told together. */
const FLUSH_MS = 20;
/** A browser that is further behind than that is told of the present instead. */
const MOST_PENDING = 2_000;

/** Tells one browser all that is told of a project. */
export class EventStream {
  readonly #outbox: Outbox;
  readonly #listening: { stop(): void };
  #pending: StreamEvent[] = [];
  #lastId = 0;
  #hasMissed = false;

  /** @param seen the last event that it has had; undefined: none */
  constructor(
    response: ServerResponse,
    private readonly log: EventLog,
    seen: number | undefined,
    onClose: () => void,
  ) {
    const stop = () => this.#listening?.stop();
    this.#outbox = new Outbox(response, FLUSH_MS, { flush: () => this.#flush(), stop, onClose });
    const missed = seen === undefined ? undefined : log.since(seen);
    if (missed === undefined) this.#tellAll();
    else if (missed.length > 0) this.#outbox.sse.send(missed, { id: log.lastId });
    this.#listening = log.listen(({ id, event }) => this.#take(id, event));
  }

  bye(reason: string): void {
    this.#outbox.bye(reason);
  }

  #take(id: number, event: StreamEvent): void {
    this.#lastId = id;
    if (this.#hasMissed) return;
    if (this.#pending.length >= MOST_PENDING) {
      this.#pending = [];
      this.#hasMissed = true;
      return;
    }
    this.#pending.push(event);
    this.#outbox.later();
  }

  #flush(): void {
    if (this.#outbox.sse.isBehind) return;
    if (this.#hasMissed) {
      this.#hasMissed = false;
      this.#tellAll();
    } else if (this.#pending.length > 0) {
      this.#outbox.sse.send(this.#pending, { id: this.#lastId });
      this.#pending = [];
    }
  }

  #tellAll(): void {
    this.#outbox.sse.send([{ type: "reset", at: Date.now() }, ...this.log.snapshot()], { id: this.log.lastId });
  }
}
