import { annotation } from "./annotation";
import { harmless, workflowCommand } from "./workflow-command";

test.each([
  ["a message", "is unhealthy", {}, "::error::is unhealthy"],
  ["lines and percents", "50%\r\nof it", {}, "::error::50%25%0D%0Aof it"],
  ["what a property cannot hold", "a: b, c", { title: "a: b, 100%\n" }, "::error title=a%3A b%2C 100%25%0A::a: b, c"],
  ["a place", "m", { file: "a/b.yaml", line: 3, col: 5 }, "::error file=a/b.yaml,line=3,col=5::m"],
  ["what is not known", "m", { file: undefined, title: "" }, "::error::m"],
] as const)("%s", (_, data, properties, expected) => expect(workflowCommand("error", data, properties)).toBe(expected));

test.each([
  ["::add-mask::x", /^:[^:]:add-mask::x$/],
  ["  ::set-output name=a::b", /^ {2}:[^:]:set-output/],
  ["one\r::error::two", /^one\n:[^:]:error/],
  ["log ##[group]x", /^log #[^#]#\[group\]x$/],
])("%j of others is no command", (text, expected) => expect(harmless(text)).toMatch(expected));

test.each(["a::b", "std::vector", "## [x]", "a\n  b"])("%j stays as it is", (text) =>
  expect(harmless(text)).toBe(text),
);

test("a diagnostic is named from the root; what is not in there has no place", () => {
  const diagnostic = { code: "compose/bad-value", severity: "info", message: "no", hint: "Do." } as const;
  const place = { line: 2, column: 3, length: 4 };
  expect(annotation({ ...diagnostic, place: { file: "/src/a/c.yaml", ...place } }, "/src")).toBe(
    "::notice title=compose/bad-value,file=a/c.yaml,line=2,endLine=2,col=3,endColumn=7::no%0ADo.",
  );
  expect(annotation({ ...diagnostic, place: { file: "/x/c.yaml", ...place } }, "/src")).toBe(
    "::notice title=compose/bad-value::no%0ADo.",
  );
});
