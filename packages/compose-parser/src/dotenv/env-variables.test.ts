import { envVariables } from "./env-variables";

const lookup = (name: string) => (name === "OUTER" ? "outer" : undefined);

test("variables are read as an env_file's", () => {
  expect([...envVariables('A="x y" # why\nB=$OUTER$A\nOUTER\n', { lookup })]).toEqual([
    ["A", "x y"],
    ["B", "outerx y"],
    ["OUTER", "outer"],
  ]);
  expect([...envVariables("A='x' $OUTER\n", { format: "raw", lookup })]).toEqual([["A", "'x' $OUTER"]]);
  expect([...envVariables("A=$OUTER\nOUTER\n")]).toEqual([["A", ""]]);
});

test.each([
  ["A=1\nA B=1\n", undefined, "line 2: a name cannot contain a space"],
  ["A=1\n\n=2\n", "raw", "line 3: the name of the variable is missing"],
] as const)("%j is refused with its line", (text, format, message) => {
  expect(() => envVariables(text, { ...(format && { format }) })).toThrow(new SyntaxError(message));
});
