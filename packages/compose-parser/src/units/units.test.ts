import fc from "fast-check";
import { parseBytes } from "./bytes";
import { parseDuration } from "./duration";
import { formatDuration } from "./format-duration";
import { splitWords } from "./shell-words";

describe("durations", () => {
  test.each<[string, number, string]>([
    ["10s", 10e9, "10s"],
    ["1m30s", 90e9, "1m30s"],
    ["90s", 90e9, "1m30s"],
    ["1.5s", 1.5e9, "1.5s"],
    ["1h", 3600e9, "1h0m0s"],
    ["1d", 86400e9, "24h0m0s"],
    ["1w", 604800e9, "168h0m0s"],
    ["500ms", 5e8, "500ms"],
    ["100us", 1e5, "100µs"],
    ["7ns", 7, "7ns"],
    ["0", 0, "0s"],
    ["-1s", -1e9, "-1s"],
    [".5s", 5e8, "500ms"],
    ["0.500267893s", 500267893, "500.267893ms"],
  ])("%s is %d ns, printed as %s", (text, nanoseconds, printed) => {
    expect(parseDuration(text)).toBe(nanoseconds);
    expect(formatDuration(nanoseconds)).toBe(printed);
  });

  test.each(["", "10", "s", "1x", "1s ", "1 s", "-", "1e3s", "9999999999999999h"])("%j is none", (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it("reads what it prints", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 50 }), (ns) => expect(parseDuration(formatDuration(ns))).toBe(ns)),
    );
  });
});

describe("sizes", () => {
  test.each<[string, number]>([
    ["64", 64],
    ["64b", 64],
    ["1k", 1024],
    ["1KB", 1024],
    ["1kib", 1024],
    ["1.5m", 1572864],
    ["2 gb", 2147483648],
    ["-1", -1],
  ])("%s is %d bytes", (text, bytes) => {
    expect(parseBytes(text)).toBe(bytes);
  });
  test.each(["", "k", "1x", "1kbb", "-1k", "1 gigabyte", "1  k"])("%j is none", (text) => {
    expect(parseBytes(text)).toBeUndefined();
  });
});

describe("words of a command", () => {
  test.each<[string, string[]]>([
    ["a b  c", ["a", "b", "c"]],
    ["a 'b c' \"d e\"", ["a", "b c", "d e"]],
    ["a\\ b", ["a b"]],
    ["a '' \"\"", ["a", "", ""]],
    ["sh -c 'x && y'", ["sh", "-c", "x && y"]],
    ["run && stop", ["run"]],
    ["echo $(date now)", ["echo", "$(date now)"]],
    ["", []],
  ])("%j", (line, words) => {
    expect(splitWords(line)).toEqual(words);
  });
  test.each(["'open", '"open', "a\\", "a (b)", "a)"])("%j does not end", (line) => {
    expect(splitWords(line)).toBeUndefined();
  });
});
