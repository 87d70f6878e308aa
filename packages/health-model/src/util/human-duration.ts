import { goDuration } from "./go-duration";

/** A duration for people: as Go prints it, to the millisecond, without trailing zero units (`5m`, not `5m0s`). */
export function humanDuration(ms: number): string {
  const text = goDuration(ms >= 1_000 ? Math.round(ms) : Number(ms.toPrecision(3)));
  return text.replace(/(\D)0s$/, "$1").replace(/(h)0m$/, "$1");
}
