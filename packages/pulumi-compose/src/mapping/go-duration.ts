import type { Nanoseconds } from "@pulumi-compose/parser";

const units: readonly [string, number][] = [
  ["h", 3_600e9],
  ["m", 60e9],
];

/**
 * Spells a duration as Go does (`1m30s`, `1.5s`, `250ms`). The plugin reads durations back in this spelling, any other
 * would differ on every `up`.
 */
export function goDuration(ns: Nanoseconds): string {
  if (ns === 0) return "0s";
  if (ns < 1_000) return `${ns}ns`;
  if (ns < 1_000_000) return `${ns / 1_000}µs`;
  if (ns < 1_000_000_000) return `${ns / 1_000_000}ms`;
  let rest: number = ns;
  let text = "";
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    if (count > 0 || text !== "") text += `${count}${unit}`;
    rest -= count * size;
  }
  return `${text}${rest / 1e9}s`;
}

/** Whole seconds, rounded up: what the engine takes for stop timeouts. */
export function wholeSeconds(ns: Nanoseconds): number {
  return Math.ceil(ns / 1e9);
}
