import type { LogFollowing, LogSubscriber } from "../shared/log-follower";

/** A log that is followed, in memory. */
export class FakeLog implements LogFollowing {
  closed = false;
  paused = false;

  /** @param lines what is there already */
  constructor(
    lines: readonly string[],
    private readonly subscriber: LogSubscriber,
  ) {
    if (lines.length > 0) this.say(...lines);
  }

  say(...lines: readonly string[]): void {
    if (!this.closed) this.subscriber.onLines(lines.map((text) => ({ stream: "stdout", text })));
  }

  end(): void {
    if (!this.closed) this.subscriber.onEnd();
  }

  close(): void {
    this.closed = true;
  }

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }
}
