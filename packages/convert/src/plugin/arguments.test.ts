import { filesOfArguments } from "./arguments";

test.each([
  [[], []],
  [
    ["-f", "a.yaml", "--file=b.yaml"],
    ["a.yaml", "b.yaml"],
  ],
  [["a.yaml"], ["a.yaml"]],
  [["--file", "a.yaml"], ["a.yaml"]],
])("%j names %j", (args, files) => {
  expect(filesOfArguments(args)).toEqual(files);
});
