import { commandsOf } from "./commands";

test("every line of a sh block is a command, but for comments; a backslash goes on", () => {
  expect(commandsOf("sh", "# first\na --b \\\n  c\n\nd # behind\n").map(({ text }) => text)).toEqual([
    "a --b \\\n  c",
    "d # behind",
  ]);
});

test("a console block has commands behind `$ ` and their output", () => {
  expect(commandsOf("console", "$ a\none\n\ntwo\n$ b \\\n> c\n$ d\n")).toEqual([
    { text: "a", output: "one\n\ntwo\n" },
    { text: "b \\\nc", output: undefined },
    { text: "d", output: undefined },
  ]);
});
