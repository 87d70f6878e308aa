import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "pcc-pack-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the converter plugin is one small file, with neither Pulumi's runtime nor a client of an engine; it starts", async () => {
  const packed = spawnSync(process.execPath, [join(__dirname, "../pack-plugin.mjs"), folder], { encoding: "utf8" });
  expect(packed.stderr).toBe("");
  const { size, mode } = statSync(packed.stdout.trim());
  expect(size).toBeLessThan(1_500_000);
  expect(mode & 0o111).toBe(0o111);
  const plugin = spawn(process.execPath, [packed.stdout.trim()], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(plugin, "exit");
  // Pulumi's CLI waits for the port that it listens at.
  const said = await Promise.race([once(plugin.stdout, "data"), ended]);
  expect(String(said[0])).toMatch(/^\d{4,5}\n/);
  plugin.kill();
  await ended;
});
