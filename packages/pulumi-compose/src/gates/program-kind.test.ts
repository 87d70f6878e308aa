import { programKind } from "./program-kind";

test.each([
  ["/app/node_modules/@pulumi/pulumi/cmd/run/index.js", "command"],
  ["C:\\app\\node_modules\\@pulumi\\pulumi\\cmd\\run\\index.js", "command"],
  ["/plugin/node_modules/@pulumi/pulumi/cmd/run-plugin/index.js", "provider"],
  ["/app/node_modules/@pulumi/pulumi/cmd/run-policy-pack/index.js", "inline"],
  ["/app/deploy.js", "inline"],
])("%s runs a program of kind %s", (main, kind) => {
  expect(programKind(main)).toBe(kind);
});
