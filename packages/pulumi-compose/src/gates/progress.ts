import * as pulumi from "@pulumi/pulumi";

/** Whose turn it is on each resource's row, first come first: two waits would take it from each other every second. */
const turns = new WeakMap<pulumi.Resource, ProgressRow[]>();

/** Shows how a wait is going on the container's own row of Pulumi's display; nothing of it stays in the log. */
export class ProgressRow {
  private last = "";

  constructor(
    private readonly resource: pulumi.Resource,
    private readonly now: () => number = Date.now,
    private shownAt = Number.NEGATIVE_INFINITY,
  ) {}

  /** Shows a text at once when it says something new, and not more than once a second otherwise. */
  show(text: string, urgent = false): void {
    const waiting = turns.get(this.resource) ?? [];
    if (!waiting.includes(this)) turns.set(this.resource, [...waiting, this]);
    if (turns.get(this.resource)?.[0] !== this) return;
    const now = this.now();
    if (text === this.last || (!urgent && now - this.shownAt < 1000)) return;
    this.last = text;
    this.shownAt = now;
    void pulumi.log.info(text, this.resource, undefined, true);
  }

  /** The wait is over. */
  end(): void {
    const waiting = turns.get(this.resource) ?? [];
    turns.set(
      this.resource,
      waiting.filter((row) => row !== this),
    );
  }
}
