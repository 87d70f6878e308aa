import fc from "fast-check";
import { durationMs } from "./duration-ms";
import { goDuration } from "./go-duration";
import { humanDuration } from "./human-duration";

describe("goDuration", () => {
  test.each([
    [0, "0s"],
    [3_000, "3s"],
    [90_000, "1m30s"],
    [60_000, "1m0s"],
    [3_600_000, "1h0m0s"],
    [1_500, "1.5s"],
    [500, "500ms"],
    [1.5, "1.5ms"],
    [0.25, "250µs"],
    [0.0001, "100ns"],
    [-1_000, "-1s"],
  ])("%d", (ms, text) => expect(goDuration(ms)).toBe(text));
});

describe("humanDuration", () => {
  test.each([
    [60_000, "1m"],
    [3_600_000, "1h"],
    [3_660_000, "1h1m"],
    [90_000, "1m30s"],
    [600_000, "10m"],
    [10_000, "10s"],
    [1_234.567, "1.235s"],
    [0, "0s"],
    [12.3456, "12.3ms"],
  ])("%d", (ms, text) => expect(humanDuration(ms)).toBe(text));
});

describe("durationMs", () => {
  test.each([
    ["1m30s", 90_000],
    ["1.5h", 5_400_000],
    [".5s", 500],
    ["10us", 0.01],
    ["1d", 86_400_000],
    ["1w2d", 777_600_000],
    ["0", 0],
  ])("%s", (text, ms) => expect(durationMs(text)).toBeCloseTo(ms, 6));

  test.each(["", "5", "s", "1 s", "1s1", "-1s", "1y", "1m s"])("refuses %j", (text) => {
    expect(durationMs(text)).toBeUndefined();
  });

  test("reads back what goDuration wrote", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (ms) => {
        expect(durationMs(goDuration(ms))).toBeCloseTo(ms, 3);
        expect(durationMs(humanDuration(ms))).toBeCloseTo(ms, 3);
      }),
    );
  });
});
