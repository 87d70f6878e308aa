import { splitArguments } from "./split-arguments";

test.each([
  ["", []],
  ["--trace-warnings", ["--trace-warnings"]],
  ["  -a   -b ", ["-a", "-b"]],
  [`--require "./my file.js"`, ["--require", "./my file.js"]],
  ["--title='a \"b\"'", ['--title=a "b"']],
  ["a\\ b", ["a b"]],
  ['""', [""]],
])("splits %j", (line, words) => {
  expect(splitArguments(line)).toEqual(words);
});

test("refuses an unclosed quote", () => {
  expect(() => splitArguments(`--title="x`)).toThrow("unclosed");
});
