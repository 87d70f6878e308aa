import * as pulumi from "@pulumi/pulumi";

/** Whose turn it is on each resource's row, first come first: two waits would take it from each other every second. */
const turns = new WeakMap<pulumi.Resource, ProgressRow[]>();

/** Rows that have something new each second. With more of them, each has it less often: every text is a request to Pulumi's engine. */
const EACH_SECOND = 10;
const showing = new Set<ProgressRow>();

/** Shows how a wait is going on the container's own row of Pulumi's display; nothing of it stays in the log. */
export class ProgressRow {
  private last = "";

  constructor(
    private readonly resource: pulumi.Resource,
    private readonly now: () => number = Date.now,
    private shownAt = Number.NEGATIVE_INFINITY,
  ) {}

  /** Shows a text that says something new, and not more than once a second; at once where that is urgent. */
  show(text: string, urgent = false): void {
    const waiting = turns.get(this.resource) ?? [];
    if (!waiting.includes(this)) turns.set(this.resource, [...waiting, this]);
    if (turns.get(this.resource)?.[0] !== this) return;
    const now = this.now();
    showing.add(this);
    const everyMs = 1000 * Math.max(1, showing.size / EACH_SECOND);
    if (text === this.last || (!urgent && now - this.shownAt < everyMs)) return;
    this.last = text;
    this.shownAt = now;
    void pulumi.log.info(text, this.resource, undefined, true);
  }

  /** The wait is over. */
  end(): void {
    showing.delete(this);
    const waiting = turns.get(this.resource) ?? [];
    turns.set(
      this.resource,
      waiting.filter((row) => row !== this),
    );
  }
}
