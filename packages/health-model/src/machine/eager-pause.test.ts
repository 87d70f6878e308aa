import { dialectOf } from "./dialect-of";
import { eagerPause } from "./eager-pause";

describe("eagerPause", () => {
  test("grows from nothing to five seconds", () => {
    const pauses = [0, 1, 2, 3, 20].map((attempt) => eagerPause(attempt, { intervalMs: 30_000 }));
    expect(pauses).toEqual([0, 100, 125, 156.25, 5_000]);
  });

  test("is never longer than the check's interval", () => {
    expect(eagerPause(20, { intervalMs: 1_000 })).toBe(1_000);
  });
});

describe("dialectOf", () => {
  test.each([
    ["20.10.24+dfsg1", false, false],
    ["24.0.9", false, true],
    ["25.0.3", true, true],
    ["28.5.2", true, true],
    ["dev", true, true],
  ])("%s", (version, startInterval, timeoutOutput) => {
    expect(dialectOf(version)).toMatchObject({ startInterval, timeoutOutput });
  });

  test("25 and 26 take the interval for a start interval that nobody set", () => {
    expect(["25.0.0", "26.1.5", "27.0.1"].map((v) => dialectOf(v).unsetStartInterval)).toEqual([
      "interval",
      "interval",
      "five-seconds",
    ]);
  });
});
