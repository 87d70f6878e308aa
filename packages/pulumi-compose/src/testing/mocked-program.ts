import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A compose file of this text, in a folder of its own. */
export function composeFile(text: string): string {
  const file = join(mkdtempSync(join(tmpdir(), "pc-")), "compose.yaml");
  writeFileSync(file, text);
  return file;
}

/** Long enough for whatever Pulumi's mocks answer. */
export async function quiet(): Promise<void> {
  for (let i = 0; i < 200; i += 1) await new Promise((resolve) => setImmediate(resolve));
}
