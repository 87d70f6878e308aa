import { substitute } from "./template";

const values: Record<string, string> = { SET: "value", EMPTY: "", A: "a", B: "b" };
const lookup = (name: string) => (Object.hasOwn(values, name) ? values[name] : undefined);

describe("substitute", () => {
  test.each([
    ["plain", "plain"],
    ["$SET", "value"],
    ["${SET}", "value"],
    ["x${SET}y$A", "xvalueya"],
    ["$$SET", "$SET"],
    ["$$$SET", "$value"],
    ["$1 $ $", "$1 $ $"],
    ["${NONE:-d}", "d"],
    ["${EMPTY:-d}", "d"],
    ["${EMPTY-d}", ""],
    ["${NONE-d}", "d"],
    ["${SET:+alt}", "alt"],
    ["${EMPTY:+alt}", ""],
    ["${EMPTY+alt}", "alt"],
    ["${NONE+alt}", ""],
    ["${SET:?e}", "value"],
    ["${EMPTY?e}", ""],
    ["${NONE:-${A}}", "a"],
    ["${NONE:-${NO:-${B}}}-x", "b-x"],
    ["${NONE:-a}${NONE:-b}", "ab"],
    ["${NONE:-{}}", "{}"],
    ["${NONE:-$$x}", "$x"],
    ["${NONE:-a:-b}", "a:-b"],
    ["${NONE:-https://x?y=1}", "https://x?y=1"],
  ])("%s gives %s", (text, expected) => {
    expect(substitute(text, lookup, () => {})).toEqual({ text: expected });
  });

  test.each(["${", "${}", "${A", "${1}", "${A!x}", "x ${ A }", "${A:-x\n}", "${A:x}"])("%s is invalid", (text) => {
    expect(substitute(text, lookup, () => {}).problem?.kind).toBe("invalid");
  });

  it("gives the reason of a required variable, itself interpolated", () => {
    const { problem } = substitute("${NONE:?set $A}", lookup, () => {});
    expect(problem).toMatchObject({ kind: "required", variable: "NONE", reason: "set a" });
  });

  it("tells of unset variables, but not of those with a default", () => {
    const unset: string[] = [];
    substitute("$ONE ${TWO} ${THREE:-x} ${FOUR-}", lookup, (name) => unset.push(name));
    expect(unset).toEqual(["ONE", "TWO"]);
  });

  it("ends in bounded time on long and nested texts", () => {
    expect(substitute("${A:-x}".repeat(20_000), lookup, () => {}).text).toHaveLength(20_000);
    expect(substitute("${N:-".repeat(20_000) + "}".repeat(20_000), lookup, () => {}).problem?.kind).toBe("deep");
  });
});
