import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Compares the lock file with the note npm leaves of what it has installed.
 *
 * @returns {"absent" | "in step" | "out of step with package-lock.json"}
 */
export function dependencies(root) {
  const installed = join(root, "node_modules/.package-lock.json");
  if (!existsSync(installed)) return "absent";
  const have = JSON.parse(readFileSync(installed, "utf8")).packages;
  const want = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const outOfStep = Object.entries(want).some(([path, { version, link, optional }]) => {
    if (!path.includes("node_modules/") || optional) return false;
    return link ? !have[path]?.link : have[path]?.version !== version;
  });
  return outOfStep ? "out of step with package-lock.json" : "in step";
}
