import { globalOptions } from "./global-options";
import { splitArguments, withLongNames } from "./split-arguments";

test.each([
  [["up", "-d"], { before: [], command: "up", rest: ["-d"] }],
  [
    ["-f", "a.yaml", "-f", "b.yaml", "up", "-f", "c.yaml"],
    { before: ["-f", "a.yaml", "-f", "b.yaml"], command: "up", rest: ["-f", "c.yaml"] },
  ],
  [["-fa.yaml", "--file=b.yaml", "down"], { before: ["-fa.yaml", "--file=b.yaml"], command: "down", rest: [] }],
  // A value that is the name of a command, and one that looks like an option.
  [["-p", "up", "logs", "-f", "web"], { before: ["-p", "up"], command: "logs", rest: ["-f", "web"] }],
  [["--parallel", "-1", "up"], { before: ["--parallel", "-1"], command: "up", rest: [] }],
  [["-f", "-", "config"], { before: ["-f", "-"], command: "config", rest: [] }],
  [["--dry-run", "--ansi", "never", "up"], { before: ["--dry-run", "--ansi", "never"], command: "up", rest: [] }],
  // Not ours to know: it stays where it is, for the message.
  [["--bogus", "up"], { before: [], rest: ["--bogus", "up"] }],
  [["--dry-run=yes", "up"], { before: [], rest: ["--dry-run=yes", "up"] }],
  [["--version"], { before: [], rest: ["--version"] }],
  [["-f"], { before: [], rest: ["-f"] }],
  [[], { before: [], rest: [] }],
])("%j", (args, expected) => {
  expect(splitArguments(args, globalOptions())).toEqual(expected);
});

test.each([
  [
    ["-p", "shop", "-fa.yaml", "-f", "-p"],
    ["--project-name", "shop", "--file=a.yaml", "--file", "-p"],
  ],
  [
    ["--file=b.yaml", "--dry-run", "--ansi", "never"],
    ["--file=b.yaml", "--dry-run", "--ansi", "never"],
  ],
])("%j before a command", (args, expected) => {
  expect(withLongNames(args, globalOptions())).toEqual(expected);
});
