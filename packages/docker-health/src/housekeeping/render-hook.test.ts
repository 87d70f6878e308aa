import { renderHook } from "./render-hook";

const evidence = { container: "shop-db-1 (c0ffee)", command: "migrate --all", output: "" };

test("says where it ran, what it was, and what it printed", () => {
  expect(renderHook({ ...evidence, output: "begun\n\nno such table\n" }).split("\n")).toEqual([
    "container  shop-db-1 (c0ffee)",
    "hook       migrate --all",
    "output     begun",
    "           no such table",
  ]);
});

test("nothing is said to be nothing", () => {
  expect(renderHook(evidence)).toMatch(/^output {5}none$/m);
});

test("of much that it printed the end", () => {
  const output = Array.from({ length: 40 }, (_, line) => `line ${line + 1}`).join("\n");
  expect(
    renderHook({ ...evidence, output })
      .split("\n")
      .slice(2),
  ).toEqual(["output     (34 lines more)", ...[35, 36, 37, 38, 39, 40].map((line) => `           line ${line}`)]);
});
