import { filesForNode } from "./own-node";

test.each([
  [
    ["up", "--env-file", "a", "--env-file=b"],
    ["a", "b"],
  ],
  [["--env-file", "a", "up"], ["a"]],
  [["exec", "--", "web", "--env-file", "a"], []],
  [["up", "--env-files", "a"], []],
  [["up", "--env-file"], []],
])("%j", (args, files) => {
  expect(filesForNode(args)).toEqual(files);
});
