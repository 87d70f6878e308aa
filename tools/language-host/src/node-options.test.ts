import { parseNodeOptions } from "./node-options";

const defaults = { typescript: true, tsconfig: "", nodeargs: "", packagemanager: "auto", production: false };

test.each([
  [{}, defaults],
  [{ typescript: false }, { ...defaults, typescript: false }],
  [{ tsconfig: "tsconfig.infra.json" }, { ...defaults, tsconfig: "tsconfig.infra.json" }],
  [
    { nodeargs: "--trace-warnings", production: true },
    { ...defaults, nodeargs: "--trace-warnings", production: true },
  ],
  [
    { packagemanager: "pnpm", other: 1 },
    { ...defaults, packagemanager: "pnpm" },
  ],
])("reads %j", (options, expected) => {
  expect(parseNodeOptions(options)).toEqual(expected);
});

test.each([
  [{ typescript: "no" }, "typescript option must be a boolean"],
  [{ nodeargs: ["-x"] }, "nodeargs option must be a string"],
  [{ packagemanager: "apt" }, 'it is "apt"'],
])("refuses %j", (options, message) => {
  expect(() => parseNodeOptions(options)).toThrow(message);
});
