/** A duration for people: `0.03 s`, `6.2 s`, `100 s`. */
export function seconds(ms: number): string {
  const value = ms / 1000;
  if (value >= 100) return `${Math.round(value)} s`;
  return `${Number(value.toPrecision(2))} s`;
}
