/** A duration for a display that counts: `4 s`. */
export function wholeSeconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
