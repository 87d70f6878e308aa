import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { locateModule } from "./locate-module";

test("resolves from the given directory upwards", () => {
  expect(locateModule("@pulumi/pulumi/cmd/run", __dirname, "npm install")).toMatch(/cmd[\\/]run[\\/]index\.js$/);
});

test("tells how to install a missing SDK", () => {
  const empty = mkdtempSync(join(tmpdir(), "language-host-"));
  try {
    expect(() => locateModule("@pulumi/pulumi/cmd/run", empty, "pulumi install")).toThrow(
      "the Pulumi SDK has not been installed. Have you run pulumi install?",
    );
  } finally {
    rmSync(empty, { recursive: true });
  }
});
