import * as pulumi from "@pulumi/pulumi";

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
    const now = this.now();
    if (text === this.last || (!urgent && now - this.shownAt < 1000)) return;
    this.last = text;
    this.shownAt = now;
    void pulumi.log.info(text, this.resource, undefined, true);
  }
}
