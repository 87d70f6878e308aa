// Writes docs/11-diagnostics.md from the tables of messages: `npm run docs -w tools/testing/docs`.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const jest = createRequire(import.meta.url).resolve("jest/bin/jest");
const { status } = spawnSync(process.execPath, [jest, "test/diagnostics.test.ts", "-t", "docs/11-diagnostics.md"], {
  cwd: fileURLToPath(new URL("..", import.meta.url)),
  env: { ...process.env, UPDATE_DOCS: "1" },
  stdio: "inherit",
});
process.exitCode = status ?? 1;
