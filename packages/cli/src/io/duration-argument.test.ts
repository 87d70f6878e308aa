import { durationArgument } from "./duration-argument";

test.each([
  ["90s", 90_000],
  ["1m30s", 90_000],
  ["1d", 86_400_000],
])("%s", (text, ms) => expect(durationArgument(text)).toBe(ms));

test.each(["0", "0s", "-1s", "90", "soon", ""])("refuses %j", (text) => {
  expect(() => durationArgument(text)).toThrow("It is a duration such as");
});
