import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { followFiles } from "./follow-files";

test("it tells of a file that is written, replaced, or gone, once each", async () => {
  const folder = mkdtempSync(join(tmpdir(), "follow-"));
  const path = join(folder, "compose.yaml");
  writeFileSync(path, "a");
  let told = 0;
  let heard = () => {};
  const files = followFiles(
    () => [path],
    async () => {
      told += 1;
      heard();
    },
    5,
  );
  const after = async (change: () => void) => {
    const next = new Promise<void>((resolve) => {
      heard = resolve;
    });
    change();
    await next;
  };
  await after(() => writeFileSync(path, "longer"));
  await after(() => {
    writeFileSync(`${path}.new`, "longer");
    renameSync(`${path}.new`, path);
  });
  await after(() => rmSync(path));
  expect(told).toBe(3);
  files.stop();
  writeFileSync(path, "again");
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(told).toBe(3);
  rmSync(folder, { recursive: true });
});
