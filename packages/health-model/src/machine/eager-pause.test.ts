import { eagerPause } from "./eager-pause";

describe("eagerPause", () => {
  test("grows from nothing to five seconds", () => {
    const pauses = [0, 1, 2, 3, 30].map((attempt) => eagerPause(attempt, { intervalMs: 30_000 }));
    expect(pauses).toEqual([0, 100, 115, 132, 5_000]);
  });

  test("is never longer than the check's interval", () => {
    expect(eagerPause(20, { intervalMs: 1_000 })).toBe(1_000);
  });
});
