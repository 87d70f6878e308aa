import { parseDuration } from "@pulumi-compose/parser";

/**
 * Milliseconds of a duration as compose writes it, and no other: options, `x-pulumi-compose`, moments and Dockerfiles are read as the
 * file's own attributes are. Undefined where the text is none, or less than nothing.
 *
 * @example durationMs("1m30s") // 90_000
 */
export function durationMs(text: string): number | undefined {
  const nanoseconds = parseDuration(text);
  return nanoseconds === undefined || nanoseconds < 0 ? undefined : nanoseconds / 1e6;
}
