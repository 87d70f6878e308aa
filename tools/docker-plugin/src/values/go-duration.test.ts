import { formatGoDuration, parseGoDuration } from "./go-duration";

describe("Go durations", () => {
  it.each([
    ["0s", 0n, "0s"],
    ["0", 0n, "0s"],
    ["90s", 90_000_000_000n, "1m30s"],
    ["1500ms", 1_500_000_000n, "1.5s"],
    ["1h", 3_600_000_000_000n, "1h0m0s"],
    ["1h2m3.5s", 3_723_500_000_000n, "1h2m3.5s"],
    [".5s", 500_000_000n, "500ms"],
    ["1.5us", 1_500n, "1.5µs"],
    ["7ns", 7n, "7ns"],
    ["-3s", -3_000_000_000n, "-3s"],
  ])("%s is %d ns and prints as %s", (text, ns, printed) => {
    expect(parseGoDuration(text)).toBe(ns);
    expect(formatGoDuration(ns)).toBe(printed);
  });

  it.each(["", "-", "3", "3 s", "3d", "s", "1h2", "1,5s"])("%j is none", (text) => {
    expect(parseGoDuration(text)).toBeUndefined();
  });
});
