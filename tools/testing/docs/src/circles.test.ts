import { circles } from "./circles";

test.each([
  [{ a: "b", b: "c", c: "" }, []],
  [{ a: "b", b: "a", c: "a" }, ["a b"]],
  [{ a: "a" }, ["a"]],
  [{ a: "b", b: "c", c: "ad", d: "e", e: "d" }, ["d e", "a b c"]],
])("the circles of %j", (edges, expected) => {
  const next = (node: string) => Object.entries(edges).find(([name]) => name === node)?.[1] ?? "";
  expect(circles(Object.keys(edges), next).map((group) => group.join(" "))).toEqual(expected);
});
