import { durationMs } from "@pulumi-compose/health-model";
import { InvalidArgumentError } from "commander";

/** Milliseconds of an argument such as `90s`. */
export function durationArgument(value: string): number {
  const ms = durationMs(value);
  if (ms === undefined || ms <= 0) throw new InvalidArgumentError("It is a duration such as 500ms, 90s or 2m30s.");
  return ms;
}
