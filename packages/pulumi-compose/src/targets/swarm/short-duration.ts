import type { Nanoseconds } from "@pulumi-compose/parser";
import { goDuration } from "../common/go-duration";

/** As the plugin reads durations of services back: Go's spelling without zeros at its end (`1m`, not `1m0s`). */
export function shortDuration(ns: Nanoseconds | number | undefined): string {
  return goDuration((ns ?? 0) as Nanoseconds)
    .replace(/m0s$/, "m")
    .replace(/h0m$/, "h");
}
