import { join } from "node:path";
import type { Places } from "../places";
import { runVisibly } from "./run-visibly";

/** Looks for files, exports and dependencies that nobody uses. @returns the exit code: 0 when there are none. */
export function unused(at: Places): Promise<number> {
  const knip = join(at.root, "node_modules/knip/bin/knip.js");
  return runVisibly(process.execPath, [knip, "--no-config-hints"], { cwd: at.root, env: process.env });
}
