import { type EnvEntry, parseEnv } from "./parse-env";
import { parseRawEnv } from "./parse-raw-env";

const environment: Record<string, string> = { OUTER: "outer" };
const lookup = (name: string) => environment[name];

function values(text: string): Record<string, string> {
  const out = new Map<string, EnvEntry>();
  expect(parseEnv(text, out, lookup, () => {})).toBeUndefined();
  return Object.fromEntries([...out].map(([name, entry]) => [name, entry.value]));
}

describe("parseEnv", () => {
  test.each<[string, Record<string, string>]>([
    ["A=1\nB=2\n", { A: "1", B: "2" }],
    ["A: 1\n", { A: "1" }],
    ["export A=1", { A: "1" }],
    ["A = spaced  \n", { A: "spaced" }],
    ["A=x # comment\nB=x#y\n", { A: "x", B: "x#y" }],
    ["# only\n\nA=\n", { A: "" }],
    ["A='single $OUTER \\n'\n", { A: "single $OUTER \\n" }],
    ['A="double $OUTER \\n \\$X \\"q\\""\n', { A: 'double outer \n $X "q"' }],
    ['A="two\nlines"\nB=1\n', { A: "two\nlines", B: "1" }],
    ["A=1\nB=$A-${C:-d}\n", { A: "1", B: "1-d" }],
    ["OUTER\nNOWHERE\nA=1\n", { OUTER: "outer", A: "1" }],
    ["\ufeffA=1\r\nB=2\r\n", { A: "1", B: "2" }],
    ["A=1\nA=2\n", { A: "2" }],
    ["a.b-c[0]=x\n", { "a.b-c[0]": "x" }],
    ["__proto__=x\n", JSON.parse('{"__proto__":"x"}')],
  ])("%j", (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  test.each(["A B=1\n", "A='open\n", "A%=1\n", "A=${B:?why}\n", "A=${\n"])("refuses %j", (text) => {
    expect(parseEnv(text, new Map(), lookup, () => {})).toHaveProperty("problem");
  });
});

describe("where a variable without a value is", () => {
  // What is reported is marked by the first occurrence of a text; the same in a comment before it must not mislead.
  test.each<[text: string, part: string, nth: number]>([
    ["A=1\nMIX=a-${X}-b\n", "${X", 0],
    ["A=$X\n", "$X", 0],
    ["# $X ${X}\nexport A=x$X\n", "$X\n", 0],
    ["XY=1\nA=$XY\nB=$X", "$X", 1],
    ["A='$X'\nB=\"${X}\"\n", "${X", 0],
    ['A="\\$X \\"\\t\\101é😀 $X"\n', "$X", 1],
    ['A="one\n\n two ${X}\n"\n', "${X", 0],
    ["A=1\r\nB: a${X}\r\n", "${X", 0],
    ["\ufeffA=${B:-${C-x$X}}\n", "$X", 0],
    ["A=$$X\nB=$$$X\n", "$X", 1],
    ["A=${B:?say $X}\n", "$X", 0],
  ])("%j", (text, part, nth) => {
    let expected = -1;
    for (let found = 0; found <= nth; found++) expected = text.indexOf(part, expected + 1);
    const heard: [string, number][] = [];
    parseEnv(text, new Map(), lookup, (name, at) => heard.push([name, at]));
    expect(heard).toEqual([["X", expected]]);
  });

  test.each([
    ["A=1\nB=a-${X:?why}\n", "${X"],
    ['A="one\n\\"\n${X:?why}"\n', "${X"],
    ["A=${B:-c${X?}}\n", "${X"],
    ["A=1\nB=ab${\n", "${"],
    ['A="x\r\n y\\n${X!}"\n', "${X"],
  ])("a mistake in %j", (text, part) => {
    expect(parseEnv(text, new Map(), lookup, () => {})?.at).toBe(text.indexOf(part));
  });
});

describe("parseRawEnv", () => {
  it("takes values as they are", () => {
    const out = new Map<string, EnvEntry>();
    expect(parseRawEnv("A='x' # y\n  B= $A \n#C=1\nOUTER\nNOWHERE\n", out, lookup)).toBeUndefined();
    const plain = [...out].map(([name, entry]) => [name, entry.value]);
    expect(plain).toEqual([
      ["A", "'x' # y"],
      ["B", " $A "],
      ["OUTER", "outer"],
    ]);
  });

  test.each(["=x\n", "A B=1\n"])("refuses %j", (text) => {
    expect(parseRawEnv(text, new Map(), lookup)).toHaveProperty("problem");
  });
});
