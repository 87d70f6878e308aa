import { join } from "node:path";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import { run } from "../util/run";

const BUILD_MS = 10 * 60_000;

/**
 * Builds a workspace and what it depends on, silently.
 *
 * @throws SetupError with the compiler's output.
 */
export async function build(at: Places, workspace: string): Promise<void> {
  const turbo = join(at.root, "node_modules/turbo/bin/turbo");
  const args = [turbo, "run", "build", `--filter=./${workspace}`, "--output-logs=errors-only"];
  const { code, stdout, stderr } = await run(process.execPath, args, {
    cwd: at.root,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" },
    timeoutMs: BUILD_MS,
  });
  if (code !== 0) throw new SetupError(`Building ${workspace} failed.\n${stdout}${stderr}`);
}
