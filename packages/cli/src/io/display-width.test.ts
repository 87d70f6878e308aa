import { cell, displayWidth, fit } from "./display-width";

test.each([
  ["abc", 3],
  ["データ", 6],
  ["e\u0301", 1],
  ["🚀", 2],
  ["", 0],
])("%j takes %i columns", (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test.each([
  ["abcdef", 4, "abc…"],
  ["abcd", 4, "abcd"],
  ["データ", 4, "デ…"],
  ["abc", 0, ""],
])("%j fitted into %i is %j", (text, columns, fitted) => {
  expect(fit(text, columns)).toBe(fitted);
});

test("a cell has its width exactly", () => {
  expect(cell("ab", 4)).toBe("ab  ");
  expect(displayWidth(cell("データベース", 6))).toBe(6);
});
