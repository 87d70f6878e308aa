import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SetupError } from "../setup-error";
import { run } from "../util/run";

const PATCH_MS = 60_000;

/**
 * Makes programs use the libraries and the loader that were unpacked beside them.
 *
 * @param root what they were unpacked into; it must not be moved afterwards.
 * @param fetchPatchelf unpacks the program that does it into a folder.
 */
export async function ownLibraries(
  root: string,
  programs: readonly string[],
  fetchPatchelf: (into: string) => Promise<void>,
): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), "pulumi-compose-patchelf-"));
  try {
    await fetchPatchelf(work);
    const loader = find(root, /^ld-linux-.*\.so\.\d+$/);
    const libraries = join(find(root, /^libc\.so\.6$/), "..");
    for (const program of programs) {
      const args = ["--set-interpreter", loader, "--force-rpath", "--set-rpath", libraries, join(root, program)];
      const result = await run(join(work, "usr/bin/patchelf"), args, { timeoutMs: PATCH_MS });
      if (result.code !== 0) throw new SetupError(`${program} cannot be linked anew: ${result.stderr.trim()}`);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function find(root: string, name: RegExp): string {
  const found = readdirSync(root, { recursive: true, withFileTypes: true }).find((entry) => name.test(entry.name));
  if (found === undefined) throw new SetupError(`Debian's packages hold no ${name.source}`);
  return join(found.parentPath, found.name);
}
