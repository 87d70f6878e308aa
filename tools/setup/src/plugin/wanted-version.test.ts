import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { wantedVersion } from "./wanted-version";

test.each([
  [{ version: "5.2.0", pulumi: { resource: true, version: "v5.2.1" } }, "5.2.1"],
  [{ version: "5.2.0", pulumi: { resource: true } }, "5.2.0"],
])("of %j", (manifest, expected) => {
  const root = mkdtempSync(join(tmpdir(), "setup-plugin-"));
  try {
    mkdirSync(join(root, "node_modules/@pulumi/docker"), { recursive: true });
    writeFileSync(join(root, "node_modules/@pulumi/docker/package.json"), JSON.stringify(manifest));
    expect(wantedVersion(root)).toBe(expected);
  } finally {
    rmSync(root, { recursive: true });
  }
});
