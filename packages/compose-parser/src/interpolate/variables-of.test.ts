import { loadProject } from "../load-project";
import { memoryFileSystem } from "../source/memory-file-system";
import { variablesOf } from "./variables-of";

function variablesIn(value: string): readonly string[] {
  const fs = memoryFileSystem({
    "/p/compose.yaml": `services: { a: { image: i, command: [${JSON.stringify(value)}] } }\n`,
  });
  const { model } = loadProject({ fs, cwd: "/p", env: {}, interpolate: false });
  if (!model) throw new Error("the file of this test is wrong");
  return variablesOf(model).map((one) =>
    [one.name, one.required ? "required" : "", one.default, one.alternate].join("|"),
  );
}

test.each([
  ["$A and ${B}", ["A|||", "B|||"]],
  ["$$A $${B} $ ${}", []],
  ["${A:-x} ${B-y} ${C:?say} ${D?}", ["A||x|", "B||y|", "C|required||", "D|required||"]],
  ["${A:+x} ${B+y}", ["A|||x", "B|||y"]],
  ["${A:-${B:-$C}}", ["A||${B:-$C}|", "B||$C|", "C|||"]],
  ["${A} ${A:-x} ${A:?}", ["A|required|x|"]],
  ["${A:?$B}", ["A|required||"]],
])("%s", (text, expected) => {
  expect(variablesIn(text)).toEqual(expected);
});
