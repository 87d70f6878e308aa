import { join } from "node:path";
import type { Places } from "../places";
import { runVisibly } from "./run-visibly";

/** Runs turbo with the output of what fails only. @returns its exit code. */
export function turbo(at: Places, args: readonly string[]): Promise<number> {
  const command = join(at.root, "node_modules/turbo/bin/turbo");
  return runVisibly(process.execPath, [command, "run", ...args, "--output-logs=errors-only"], {
    cwd: at.root,
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", TURBO_NO_UPDATE_NOTIFIER: "1" },
  });
}
