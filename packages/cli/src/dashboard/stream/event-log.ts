import type { StreamEvent } from "@pulumi-compose/dashboard";
import { containerKey, keptFor } from "./kept-for";
import { redactEvent } from "./redact-event";

/** An event and its place in the stream. */
export interface Numbered {
  /** Counts from 1. */
  readonly id: number;
  readonly event: StreamEvent;
}

/** What comes first, though more of it may have become known later. */
const HEAD: readonly string[] = ["about", "plan", "sources"];

/** Whoever was away for no longer than so many events is told what was missed, and nothing twice. */
const RECENT = 2_000;

/**
 * All that is told of a project, in its order. Who comes later is told what still matters of it. Nothing gets in that must
 * not be shown.
 */
export class EventLog {
  #last = 0;
  #ownKeys = 0;
  /** In the order in which they were told. */
  readonly #kept = new Map<string, Numbered>();
  readonly #groups = new Map<string, string[]>();
  #recent: Numbered[] = [];
  readonly #listeners = new Set<(told: Numbered) => void>();

  /** @param clean takes out of a text what must not be shown */
  constructor(private clean: (text: string) => string = (text) => text) {}

  /** From now on, this is taken out. */
  redactBy(clean: (text: string) => string): void {
    this.clean = clean;
  }

  tell(event: StreamEvent): void {
    const told = { id: ++this.#last, event: redactEvent(event, this.clean) };
    this.#keep(told);
    this.#recent.push(told);
    if (this.#recent.length > RECENT * 2) this.#recent = this.#recent.slice(-RECENT);
    for (const listener of [...this.#listeners]) listener(told);
  }

  /** The newest event's; 0: there is none yet. */
  get lastId(): number {
    return this.#last;
  }

  /** All that still matters, oldest first; before it what all else is about, and behind it how it ended. */
  snapshot(): readonly StreamEvent[] {
    const events = [...this.#kept.values()].map(({ event }) => event);
    return events.sort((one, other) => rankOf(one) - rankOf(other));
  }

  /** What came after an event; undefined: nobody knows any more, or there has been no such event. */
  since(id: number): readonly StreamEvent[] | undefined {
    const first = this.#recent[0]?.id ?? this.#last + 1;
    if (!Number.isInteger(id) || id < first - 1 || id > this.#last) return undefined;
    return this.#recent.slice(id - first + 1).map(({ event }) => event);
  }

  /** Hears of every event from now on. */
  listen(listener: (told: Numbered) => void): { stop(): void } {
    this.#listeners.add(listener);
    return { stop: () => void this.#listeners.delete(listener) };
  }

  #keep(told: Numbered): void {
    const { event } = told;
    if (event.type === "container-gone") this.#kept.delete(containerKey(event.id));
    const kept = keptFor(event);
    if (!kept) return;
    this.#ownKeys += 1;
    const key = kept.key ?? `#${this.#ownKeys}`;
    // At the end again: it was told just now.
    this.#kept.delete(key);
    this.#kept.set(key, told);
    if (!kept.group) return;
    const { name, most } = kept.group;
    const group = this.#groups.get(name) ?? [];
    this.#groups.set(name, group);
    group.push(key);
    if (group.length > most) this.#kept.delete(group.shift() ?? "");
  }
}

function rankOf({ type }: StreamEvent): number {
  if (type === "end") return HEAD.length + 1;
  return HEAD.includes(type) ? HEAD.indexOf(type) : HEAD.length;
}
