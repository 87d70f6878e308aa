import { commandsOf } from "./shell-commands";

const line = (text: string) => commandsOf({ how: "CMD-SHELL", words: [text] });

test.each<[string, string[][]]>([
  ["a b || c 'd; e' && f", [["a", "b"], ["c", "d; e"], ["f"]]],
  ['x -p"$PASS" "q r"\'s\'', [["x", "-p$PASS", "q rs"]]],
  ["x $(cat /run/s) y", [["x", "$"], ["cat", "/run/s"], ["y"]]],
  [
    'bash -c "m -p \\"$P\\" | grep x"',
    [
      ["bash", "-c"],
      ["m", "-p", "$P"],
      ["grep", "x"],
    ],
  ],
  ["a \\\n b", [["a", "b"]]],
  ["x ''", [["x", ""]]],
  ["", []],
])("%s", (text, commands) => expect(line(text)).toEqual(commands));

test("words that are no line stay as they are", () => {
  expect(commandsOf({ how: "CMD", words: ["a", "b || c"] })).toEqual([["a", "b || c"]]);
  expect(commandsOf({ how: "CMD", words: ["sh", "-ec", "b || c"] })).toEqual([["sh", "-ec"], ["b"], ["c"]]);
  expect(commandsOf({ how: "CMD", words: [] })).toEqual([]);
  // Only the first is a line.
  expect(commandsOf({ how: "CMD-SHELL", words: ["a | b", "-x", "c | d"] })).toEqual([
    ["a"],
    ["b"],
    ["sh", "-x", "c | d"],
  ]);
});
