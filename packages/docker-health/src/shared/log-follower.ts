/** A line of a container's log. */
export interface LoggedLine {
  readonly stream: "stdout" | "stderr";
  /** RFC 3339 by the engine's clock; absent: the engine has not said. */
  readonly time?: string;
  /** Without escape sequences, and cut where it is very long. */
  readonly text: string;
}

/** Where the telling of a log begins: with the last lines of it, or behind a line, by that one's time. */
export type LogStart = { readonly lines: number } | { readonly after: string };

/** Who hears of a log. */
export interface LogSubscriber {
  /** Called with lines as they come, at least one. */
  onLines(lines: readonly LoggedLine[]): void;
  /** Called once, when there are no more; not after `close`. */
  onEnd(): void;
}

/** A log that is followed. */
export interface LogFollowing {
  /** Ends it; nothing is called after it. */
  close(): void;
  /** Whoever hears of it cannot keep up: the engine waits. */
  pause(): void;
  resume(): void;
}
