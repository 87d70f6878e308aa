import { type RunArguments, runArguments } from "./run-arguments";

const base: RunArguments = {
  monitor: "127.0.0.1:1",
  engine: "127.0.0.1:2",
  organization: "organization",
  project: "shop",
  rootDirectory: "/shop",
  stack: "demo",
  programDirectory: "/shop/infra",
  dryRun: false,
  parallel: 8,
  tracing: "",
  entryPoint: "index.js",
  args: [],
};

test("names what the run command needs, then the program", () => {
  expect(runArguments(base).join(" ")).toBe(
    "--monitor 127.0.0.1:1 --engine 127.0.0.1:2 --organization organization --project shop --root-directory /shop " +
      "--stack demo --pwd /shop/infra --parallel 8 index.js",
  );
});

test.each<[Partial<RunArguments>, string]>([
  [{ dryRun: true }, "--parallel 8 --dry-run index.js"],
  [{ entryPoint: "", args: ["a", "--b"] }, "--parallel 8 . a --b"],
  [{ tracing: "file:./t" }, "--parallel 8 --tracing file:./t index.js"],
])("with %j", (change, ending) => {
  const line = runArguments({ ...base, ...change }).join(" ");
  expect(line.slice(-ending.length)).toBe(ending);
});
