/** What all Docker Engines have as defaults, which a value of 0 stands for everywhere. That of the start interval differs. */
export const HEALTHCHECK_DEFAULTS = {
  intervalMs: 30_000,
  timeoutMs: 30_000,
  startPeriodMs: 0,
  retries: 3,
} as const;
