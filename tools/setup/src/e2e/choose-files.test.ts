import { chooseFiles } from "./choose-files";
import type { E2eFile } from "./e2e-file";

const file = (name: string, more: Partial<E2eFile> = {}): E2eFile => ({
  file: name,
  tier: "depths",
  shows: "x",
  ...more,
});
const files = [
  file("packages/a/e2e/gate.e2e.test.ts", { tier: "ways" }),
  file("packages/a/e2e/faults.e2e.test.ts"),
  file("tools/b/e2e/same.e2e.test.ts", { inputs: ["tools/b"] }),
  file("tools/b/e2e/changed.e2e.test.ts", { inputs: ["tools/b"] }),
  file("tools/b/e2e/new.e2e.test.ts", { inputs: ["tools/b"] }),
  file("packages/a/e2e/kubernetes/gate.e2e.test.ts", { tier: "kubernetes" }),
  file("tools/b/e2e/kubernetes/own.e2e.test.ts", { tier: "kubernetes", inputs: ["tools/b"] }),
];
const inputs = ({ file }: E2eFile) =>
  file.includes("same") ? "same" : file.includes("changed") ? "changed" : "never passed";
const short = (list: readonly E2eFile[]) => list.map(({ file }) => file.split("/").at(-1)?.replace(".e2e.test.ts", ""));

test.each([
  ["npm test has the ways, and what was changed of the tools", "ways", [], ["gate", "changed"], []],
  ["the run of all leaves out what is as it passed", "all", [], ["gate", "faults", "changed", "new"], ["same"]],
  ["patterns choose from all, whatever was changed", undefined, ["GATE", "b/e2e/s"], ["gate", "same"], []],
  ["no pattern is all of them", undefined, [], ["gate", "faults", "same", "changed", "new"], []],
] as const)("%s", (_, tier, patterns, chosen, unchanged) => {
  const choice = chooseFiles(files, { tier, patterns, inputs });
  expect(short(choice.chosen)).toEqual(chosen);
  expect(short(choice.unchanged)).toEqual(unchanged);
});

test("only npm test leaves out tests of a file", () => {
  const large = [file("packages/a/e2e/large.e2e.test.ts", { tier: "ways", only: "the way" })];
  const onlyOf = (tier: "ways" | "all" | undefined) =>
    chooseFiles(large, { tier, patterns: [], inputs }).chosen.map(({ only }) => only);
  expect([onlyOf("ways"), onlyOf("all"), onlyOf(undefined)]).toEqual([["the way"], [undefined], [undefined]]);
});
