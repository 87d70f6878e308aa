import { formatDuration, type Nanoseconds } from "@pulumi-compose/parser";

/**
 * Spells a duration as Go does (`1m30s`, `1.5s`, `250ms`). The plugin reads durations back in this spelling, any other
 * would differ on every `up`.
 */
export function goDuration(ns: Nanoseconds): string {
  return formatDuration(ns);
}

/** Whole seconds, rounded up: what the engine takes for stop timeouts. */
export function wholeSeconds(ns: Nanoseconds): number {
  return Math.ceil(ns / 1e9);
}
