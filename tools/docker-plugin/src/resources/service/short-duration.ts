import { formatGoDuration } from "../../values/go-duration";

/** Go's notation without zeros at its end: `1m`, not `1m0s`. */
export function shortDuration(ns: number | null | undefined): string {
  return formatGoDuration(BigInt(ns ?? 0))
    .replace(/m0s$/, "m")
    .replace(/h0m$/, "h");
}
