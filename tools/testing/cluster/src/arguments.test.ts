import { readArguments } from "./arguments";

test.each([
  [["kubectl", "get", "nodes"], { what: "cluster", node: false, command: ["kubectl", "get", "nodes"] }],
  [["--nodes", "5", "sh", "--nodes"], { nodes: 5, command: ["sh", "--nodes"] }],
  [["--node", "--image", "busybox:1", "--", "-x"], { node: true, images: ["busybox:1"], command: ["-x"] }],
  [["--node", "--nodes", "0"], { node: true, nodes: 0, command: [] }],
  [["--bin"], { what: "programs" }],
  [["-h"], { what: "help" }],
])("%j", (args, expected) => {
  expect(readArguments(args)).toMatchObject(expected);
});

test.each([
  [["--no-such"], "There is no option --no-such."],
  [["--nodes"], "--nodes needs a number"],
  [["--nodes", "many"], "--nodes needs a number"],
  [["--nodes", "0"], "at least one node"],
  [["--node", "--image"], "--image needs the name"],
  [["--image", "busybox"], "--image is for a real node"],
])("%j is wrong: %s", (args, message) => {
  expect(() => readArguments(args)).toThrow(message);
});
