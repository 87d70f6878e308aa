/** How the engines of some versions probe, where engines differ. */
export interface Dialect {
  /** The first Docker Engine that probes like this: `29.7.2`. */
  readonly since: string;
  /**
   * What a start interval comes to while the start period lasts: nothing, as the engine does not know it; as it is, even
   * where it leads past the start period's end; or cut to what is left of the start period, so that a probe begins
   * exactly at its end.
   */
  readonly startInterval: "unknown" | "whole" | "cut";
  /** What a start interval is that nobody set. */
  readonly unsetStartInterval: "interval" | "five-seconds";
  /** Whether a probe that ran out of time still shows what it printed. */
  readonly timeoutOutput: "lost" | "kept";
}

/** Docker Engine up to 23, such as 20.10. */
export const CLASSIC_DIALECT: Dialect = {
  since: "1.12",
  startInterval: "unknown",
  unsetStartInterval: "interval",
  timeoutOutput: "lost",
};

/** The newest dialect: Docker Engine 29.7.2 and newer. It is assumed where an engine has to be, and nobody has named one. */
export const CURRENT_DIALECT: Dialect = {
  since: "29.7.2",
  startInterval: "cut",
  unsetStartInterval: "five-seconds",
  timeoutOutput: "kept",
};

/** Every dialect, oldest first. Each is read from the engines' own source (`daemon/health.go`). */
export const DIALECTS: readonly Dialect[] = [
  CLASSIC_DIALECT,
  { ...CLASSIC_DIALECT, since: "24", timeoutOutput: "kept" },
  { since: "25", startInterval: "whole", unsetStartInterval: "interval", timeoutOutput: "kept" },
  { since: "27", startInterval: "whole", unsetStartInterval: "five-seconds", timeoutOutput: "kept" },
  CURRENT_DIALECT,
];
