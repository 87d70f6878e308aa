const STEPS_MS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  900_000, 1_800_000, 3_600_000,
];

/** Round moments from a first one (0 when left out) to the end, at most as many as asked for. */
export function ticks(endMs: number, most: number, fromMs = 0): number[] {
  const last = STEPS_MS.at(-1) ?? 1;
  const length = endMs - fromMs;
  const step = STEPS_MS.find((one) => length / one <= most) ?? Math.ceil(length / most / last) * last;
  const all: number[] = [];
  for (let at = Math.ceil(fromMs / step) * step; at <= endMs; at += step) all.push(at);
  return all;
}
