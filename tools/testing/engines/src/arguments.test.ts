import { ENGINE_LANES } from "@pulumi-compose-tools/setup";
import { readArguments } from "./arguments";

const names = (...args: string[]) => readArguments(args)?.lanes.map(({ name }) => name);

test("every engine, or those that are named", () => {
  expect(names()).toEqual(ENGINE_LANES.map(({ name }) => name));
  expect(names("29", "podman")).toEqual(["29", "podman"]);
});

test("an engine that there is not is said, with those that there are", () => {
  expect(() => readArguments(["30"])).toThrow(/no engine "30".*20\.10, 26, .*podman/);
});

test.each([
  [[], { depth: "ways", runs: true, writes: true, patterns: [] }],
  [["--all"], { depth: "all", runs: true, writes: true }],
  [["--sample", "29"], { depth: "ways", runs: true, writes: false }],
  [["--page"], { runs: false, writes: true }],
  [["--only", "drift", "--only", "edits"], { patterns: ["drift", "edits"] }],
] as const)("%j", (args, wanted) => {
  expect(readArguments(args)).toMatchObject(wanted);
});

test("what makes no sense is said with the usage", () => {
  expect(() => readArguments(["--none"])).toThrow(/--none[\s\S]*usage:/);
  expect(readArguments(["--help"])).toBeUndefined();
});
