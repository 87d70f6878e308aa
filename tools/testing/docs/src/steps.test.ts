import { stepsOf } from "./steps";

test("fences and markers come in the order of the page; other comments are none", () => {
  const page = [
    "<!-- generated -->",
    "<!-- file: a.yaml -->",
    "```yaml",
    "a: 1",
    "```",
    "- item",
    "  ```sh",
    "  echo x",
    "  ```",
    "<!-- run: one",
    "two -->",
    "```",
    "plain",
    "```",
  ].join("\n");
  expect(stepsOf(page)).toEqual([
    { kind: "file", value: "a.yaml", line: 2 },
    { kind: "fence", language: "yaml", text: "a: 1\n", line: 3 },
    { kind: "fence", language: "sh", text: "echo x\n", line: 7 },
    { kind: "run", value: "one\ntwo", line: 10 },
    { kind: "fence", language: "", text: "plain\n", line: 12 },
  ]);
});
