import { sameOutput } from "./same-output";

test.each([
  ["a\nb\n", "a\nb", true],
  ["a\n", "a\nb", false],
  ["a …\n", "a b (c)", true],
  ["a\n…\nd\n", "a\nb\nc\nd", true],
  ["a\n…\n", "a", true],
  ["took 3 s, 1m30s of 2m\n", "took 12.5s,  90s of 300ms\n", true],
  ["took 3 s\n", "took long\n", false],
  ["id 0123456789ab\n", "id ffffffffffffffff", true],
  [" (x) [y]* \n", "(x)   [y]*", true],
  ["\u001b[32mok\u001b[0m\n", "ok", true],
])("%j shows %j: %s", (shown, actual, expected) => {
  expect(sameOutput(shown, actual)).toBe(expected);
});
