import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type Docker from "dockerode";

export const IMAGE = "pcc-busybox:test";

/** Makes the tests' image from the machine's static busybox, unless the engine has it. */
export async function ensureImage(docker: Docker): Promise<void> {
  const there = await docker.listImages({ filters: { reference: [IMAGE] } });
  if (there.length > 0) return;
  const busybox = ["/bin/busybox", "/usr/bin/busybox"].find(existsSync);
  if (!busybox) throw new Error("these tests need a static busybox (Debian: busybox-static)");
  const root = mkdtempSync(join(tmpdir(), "pcc-root-"));
  try {
    for (const folder of ["bin", "proc", "tmp"]) mkdirSync(join(root, folder));
    copyFileSync(busybox, join(root, "bin/busybox"));
    for (const applet of ["sh", "sleep", "touch", "test", "echo", "cat", "true", "false"]) {
      symlinkSync("busybox", join(root, "bin", applet));
    }
    const tar = execFileSync("tar", ["-C", root, "-c", "."], { maxBuffer: 64 * 1024 * 1024 });
    const answer = await docker.importImage(Readable.from([tar]), { repo: "pcc-busybox", tag: "test" });
    await new Promise((resolve, reject) => answer.on("end", resolve).on("error", reject).resume());
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
