import { type Message, NEW_SESSION, receive, type Session } from "../state/session";
import type { ViewState } from "../state/view-state";
import type { Connection } from "./connection";

export interface Shown {
  readonly state: ViewState;
  readonly connection: Connection;
}

/** Holds what is known and tells who shows it, once for all that comes in one frame. */
export class Store {
  #session: Session = NEW_SESSION;
  #shown: Shown;
  #isTold = true;
  readonly #listeners = new Set<() => void>();

  constructor(connection: Connection) {
    this.#shown = { state: this.#session.state, connection };
  }

  get shown(): Shown {
    return this.#shown;
  }

  take(message: Message): void {
    this.#session = receive(this.#session, message);
    this.#change({ ...this.#shown, state: this.#session.state });
  }

  connected(connection: Connection): void {
    this.#change({ ...this.#shown, connection });
  }

  /** @returns how to be told no more */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #change(shown: Shown): void {
    this.#shown = shown;
    if (!this.#isTold) return;
    this.#isTold = false;
    // A page in the background has no frames, and is to know its title all the same.
    setTimeout(() => {
      this.#isTold = true;
      for (const listener of this.#listeners) listener();
    }, FRAME_MS);
  }
}

const FRAME_MS = 40;
