import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

function missing(packages: unknown): unknown {
  const module = pathToFileURL(join(__dirname, "../missing-optionals.mjs")).href;
  const script =
    `import { missingOptionals } from ${JSON.stringify(module)}; import { readFileSync } from "node:fs";` +
    `console.log(JSON.stringify(missingOptionals(JSON.parse(readFileSync(0, "utf8")))))`;
  const options = { encoding: "utf8", input: JSON.stringify(packages), stdio: "pipe" } as const;
  return JSON.parse(execFileSync(process.execPath, ["--input-type=module", "-e", script], options));
}

test("package-lock.json has the packages of every platform (if not: npm run lock)", () => {
  const lock: unknown = JSON.parse(readFileSync(join(__dirname, "../../../package-lock.json"), "utf8"));
  expect(missing(Object.entries(lock ?? {}).find(([name]) => name === "packages")?.[1])).toEqual([]);
});

test("a missing package gets its owner's version and the platform of its name", () => {
  const packages = {
    "": {},
    "node_modules/tool": {
      dev: true,
      optionalDependencies: {
        "@tool/linux-arm64-musl": "1.2.3",
        "tool-windows-64": "1.2.3",
        "tool-linux-x64": "1.2.3",
      },
    },
    "node_modules/tool-linux-x64": { version: "1.2.3" },
    "node_modules/a": { optionalDependencies: { "tool-darwin-arm-eabi": "2.0.0", "nested-linux-x64": "^1.0.0" } },
    "node_modules/a/node_modules/nested-linux-x64": { version: "1.0.0" },
  };
  const entry = { dev: true, optional: true, version: "1.2.3" };
  expect(missing(packages)).toEqual([
    { path: "node_modules/@tool/linux-arm64-musl", entry: { ...entry, cpu: ["arm64"], libc: ["musl"], os: ["linux"] } },
    { path: "node_modules/tool-windows-64", entry: { ...entry, cpu: ["x64"], os: ["win32"] } },
    {
      path: "node_modules/tool-darwin-arm-eabi",
      entry: { version: "2.0.0", cpu: ["arm"], os: ["darwin"], optional: true },
    },
  ]);
});

test.each([
  [{ "x-linux-x64": "^1.0.0" }, "is missing, for any"],
  [{ fsevents: "2.3.3" }, "does not tell its platform"],
])("refuses to guess about %j", (optionalDependencies, message) => {
  expect(() => missing({ "node_modules/a": { optionalDependencies } })).toThrow(message);
});
