/** What every event has. */
export interface Timed {
  /** Milliseconds since the epoch, by the clock of the command; in a simulation from its beginning. */
  readonly at: number;
}
