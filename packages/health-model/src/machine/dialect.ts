/** Where Docker Engines differ in how they probe. */
export interface Dialect {
  /** Whether the engine knows a start interval (Docker Engine 25 and newer). */
  readonly startInterval: boolean;
  /**
   * What a start interval that nobody set is: five seconds, or (engines 25 and 26) the interval itself. `five-seconds`
   * when left out.
   */
  readonly unsetStartInterval?: "five-seconds" | "interval";
  /** Whether a probe that ran out of time still shows what it printed (engines 24 and newer). As `startInterval` when left out. */
  readonly timeoutOutput?: boolean;
}

/** Docker Engine 27 and newer. */
export const CURRENT_DIALECT: Dialect = {
  startInterval: true,
  unsetStartInterval: "five-seconds",
  timeoutOutput: true,
};

/** Docker Engine up to 23, such as 20.10. */
export const CLASSIC_DIALECT: Dialect = { startInterval: false, timeoutOutput: false };
