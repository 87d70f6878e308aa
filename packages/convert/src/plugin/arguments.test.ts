import { filesOfArguments, targetOfArguments } from "./arguments";

test.each([
  [[], []],
  [
    ["-f", "a.yaml", "--file=b.yaml"],
    ["a.yaml", "b.yaml"],
  ],
  [["a.yaml"], ["a.yaml"]],
  [["--file", "a.yaml"], ["a.yaml"]],
  [["--target", "swarm", "-f", "a.yaml"], ["a.yaml"]],
  [["a.yaml", "--target=swarm"], ["a.yaml"]],
])("%j names %j", (args, files) => {
  expect(filesOfArguments(args)).toEqual(files);
});

test.each([
  [[], undefined],
  [["--target", "swarm"], "swarm"],
  [["-f", "a.yaml", "--target=docker"], "docker"],
])("the target of %j is %s", (args, target) => {
  expect(targetOfArguments(args)).toBe(target);
});
