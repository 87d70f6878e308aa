/** An image's HEALTHCHECK as `docker inspect` shows it (Config.Healthcheck). Durations are nanoseconds; 0 is "not set". */
export interface ImageHealthcheck {
  readonly Test?: readonly string[] | null;
  readonly Interval?: number;
  readonly Timeout?: number;
  readonly StartPeriod?: number;
  readonly StartInterval?: number;
  readonly Retries?: number;
}
