import type { Clock } from "../shared/clock";
import type { EngineClient } from "../shared/engine-client";

/**
 * The time on the engine's clock, which need not be ours. It is never taken to be later than it is: the engine says whole
 * seconds, and they count from the end of its answer.
 */
export class EngineTime {
  #atOriginMs: number | undefined;
  #asked: Promise<void> | undefined;

  constructor(
    private readonly client: Pick<EngineClient, "time">,
    private readonly clock: Clock,
  ) {}

  /** Asks, once. An engine that does not say stays unknown. */
  learn(): Promise<void> {
    this.#asked ??= this.client.time().then(
      (seconds) => {
        this.#atOriginMs = seconds * 1_000 - this.clock.now();
      },
      () => undefined,
    );
    return this.#asked;
  }

  /** Milliseconds since the epoch at a moment of the clock; undefined: not known. */
  at(nowMs: number): number | undefined {
    return this.#atOriginMs === undefined ? undefined : this.#atOriginMs + nowMs;
  }
}
