import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type E2eFile, type EngineLane, engineLane } from "@pulumi-compose-tools/setup";
import { enginesTable } from "./engines-table";
import { readResults, withRun } from "./results";
import { pageOf, pageWith, resultsOf } from "./write-page";

const root = resolve(__dirname, "../../../..");
const [newer, podman]: [EngineLane, EngineLane] = [engineLane("29"), engineLane("podman")];
const file = (name: string, engines: "docker" | "podman too"): E2eFile => ({
  ...{ file: name, tier: "ways", shows: `shows ${name}`, engines },
});
const files = [file("a", "podman too"), file("b", "docker"), file("c", "docker")];
const tries = (name: string, passed: number, failures: readonly string[] = []) => {
  const counts = { passed, failed: failures.length, skipped: 1 };
  return { file: name, first: { file: name, ok: false, seconds: 1, counts, tests: [], failures, output: "" } };
};

test("a run of some files leaves what is known of others and of other engines", () => {
  const before = {
    "29": { a: { passed: 7, failed: 0, skipped: 0 } },
    podman: { a: { passed: 1, failed: 0, skipped: 0 } },
  };
  const after = withRun(before, newer, [tries("b", 3, ["one: wrong"])], new Set(["b"]));
  expect(after).toEqual({
    ...before,
    "29": { ...before["29"], b: { passed: 3, failed: 1, skipped: 1, way: true, failures: ["one: wrong"] } },
  });
});

test("of two tries the second counts", () => {
  const [one] = [tries("a", 1, ["x"])];
  const after = withRun({}, newer, [{ ...one, second: tries("a", 2).first }], new Set());
  expect(after).toEqual({ "29": { a: { passed: 2, failed: 0, skipped: 1 } } });
});

test("the table has a row an engine, then one a file that was run", () => {
  const results = {
    "29": { a: { passed: 7, failed: 0, skipped: 0 }, b: { passed: 3, failed: 1, skipped: 2, way: true as const } },
    podman: {},
  };
  const lines = enginesTable([newer, podman], files, results).split("\n");
  expect(lines).toContain(`| 29 | Docker ${newer.version} | containerd | 10 | 2 | 1 |`);
  expect(lines).toContain("| shows a | 7 | not run |");
  expect(lines).toContain("| shows b | 3*, 2 skipped, **1 failed** | – |");
  expect(lines.some((line) => line.includes("shows c"))).toBe(false);
});

test("the page is what the results make it (npm run test:engines -- --page)", () => {
  const page = readFileSync(pageOf(root), "utf8");
  expect(pageWith(page, readResults(resultsOf(root)))).toBe(page);
});

test("a page without a place for it is said", () => {
  expect(() => pageWith("# Engines\n", {})).toThrow(/no place/);
});
