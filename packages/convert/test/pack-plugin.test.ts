import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "pcc-pack-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the converter plugin is one small file, with neither Pulumi's runtime nor a client of an engine", () => {
  const packed = spawnSync(process.execPath, [join(__dirname, "../pack-plugin.mjs"), folder], { encoding: "utf8" });
  expect(packed.stderr).toBe("");
  const { size, mode } = statSync(packed.stdout.trim());
  expect(size).toBeLessThan(1_500_000);
  expect(mode & 0o111).toBe(0o111);
});
