const STEPS_MS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  900_000, 1_800_000, 3_600_000,
];

/** Round moments from 0 to the end, at most as many as asked for. */
export function ticks(endMs: number, most: number): number[] {
  const last = STEPS_MS.at(-1) ?? 1;
  const step = STEPS_MS.find((one) => endMs / one <= most) ?? Math.ceil(endMs / most / last) * last;
  const all: number[] = [];
  for (let at = 0; at <= endMs; at += step) all.push(at);
  return all;
}
