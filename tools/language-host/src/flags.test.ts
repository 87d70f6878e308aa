import { parseFlags } from "./flags";

const none = { engineAddress: "", tracing: "", runtime: "nodejs", version: false };

test.each([
  [[], none],
  [["127.0.0.1:4242"], { ...none, engineAddress: "127.0.0.1:4242" }],
  [["-tracing", "file:./t", "127.0.0.1:1"], { ...none, tracing: "file:./t", engineAddress: "127.0.0.1:1" }],
  [["--tracing=file:./t", "--runtime=bun"], { ...none, tracing: "file:./t", runtime: "bun" }],
  [["--version"], { ...none, version: true }],
  [["-unknown", "x", "127.0.0.1:1"], { ...none, engineAddress: "127.0.0.1:1" }],
])("parses %j", (args, expected) => {
  expect(parseFlags(args)).toEqual(expected);
});
