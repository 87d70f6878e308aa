import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Places } from "../places";
import type { ToolchainEnv } from "../toolchain-env";
import { runVisibly } from "./run-visibly";
import { countsOf, NO_TESTS, type TestCounts } from "./test-counts";

/**
 * Runs the end-to-end tests one after another, against the real CLI and engine and the built packages.
 *
 * @param patterns only test files whose path contains one of them; all without any.
 */
export async function e2eTests(
  at: Places,
  env: ToolchainEnv,
  patterns: readonly string[],
): Promise<{ readonly ok: boolean; readonly counts: TestCounts }> {
  const result = join(at.toolchain, "test-results/e2e.json");
  rmSync(result, { force: true });
  mkdirSync(dirname(result), { recursive: true });
  const code = await runVisibly(
    process.execPath,
    [
      join(at.root, "node_modules/jest/bin/jest.js"),
      ...[
        "--config",
        join(at.root, "jest.e2e.config.js"),
        "--runInBand",
        "--forceExit",
        "--json",
        "--outputFile",
        result,
      ],
      ...patterns,
    ],
    { cwd: at.root, env: { ...process.env, ...env } },
  );
  try {
    return { ok: code === 0, counts: countsOf(JSON.parse(readFileSync(result, "utf8"))) };
  } catch {
    return { ok: false, counts: { ...NO_TESTS, failed: 1 } };
  }
}
