import type { Timings } from "./behaviour-of";
import { PLAIN } from "./plain-image";

/** An image with a check of its own. */
export function dockerfileOf({ intervalMs, timeoutMs, retries, startPeriodMs }: Timings, test: string): string {
  const flags = [
    `--interval=${intervalMs / 1_000}s`,
    `--timeout=${timeoutMs / 1_000}s`,
    `--retries=${retries}`,
    ...(startPeriodMs === undefined ? [] : [`--start-period=${startPeriodMs / 1_000}s`]),
  ];
  return `FROM ${PLAIN}\nHEALTHCHECK ${flags.join(" ")} CMD ${test}\n`;
}
