import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs a test in a folder of its own with a compose file in it. */
export async function inComposeFolder<T>(yaml: string, action: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "pcc-"));
  try {
    writeFileSync(join(folder, "compose.yaml"), yaml);
    return await action(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
