import { atLeast, parseVersion } from "./version";

test.each([
  ["v3.259.0", [3, 259, 0]],
  ["3.238.1-alpha.2+dirty\n", [3, 238, 1]],
  ["", undefined],
  ["version 3", undefined],
])("parses %j", (text, expected) => {
  expect(parseVersion(text)).toEqual(expected);
});

test.each([
  ["3.238.0", "3.238.0", true],
  ["3.237.9", "3.238.0", false],
  ["3.1000.0", "3.238.0", true],
  ["4.0.0", "3.238.0", true],
  ["2.999.0", "3.0.0", false],
  ["3.238.0", "3.238.1", false],
])("%s at least %s: %s", (version, minimum, expected) => {
  expect(atLeast(parseVersion(version) ?? [0, 0, 0], parseVersion(minimum) ?? [0, 0, 0])).toBe(expected);
});
