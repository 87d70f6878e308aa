import { plainText } from "./plain-text";

test.each([
  ["<{%fg 1%}>error: <{%reset%}>no<{%reset%}>\n", "error: no"],
  ["\u001b[31mred\u001b[0m  ", "red"],
  ["a < b %} c", "a < b %} c"],
])("%j", (text, plain) => {
  expect(plainText(text)).toBe(plain);
});
