import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type Docker from "dockerode";

export const IMAGE = "pch-busybox:test";

/** Makes the tests' image from the machine's static busybox, unless the engine has it. */
export async function ensureImage(docker: Docker): Promise<void> {
  const there = await docker.listImages({ filters: { reference: [IMAGE] } });
  if (there.length > 0) return;
  const busybox = ["/bin/busybox", "/usr/bin/busybox"].find(existsSync);
  if (!busybox) throw new Error("these tests need a static busybox (Debian: busybox-static)");
  const root = mkdtempSync(join(tmpdir(), "pch-root-"));
  try {
    for (const folder of ["bin", "etc", "proc", "tmp"]) mkdirSync(join(root, folder));
    copyFileSync(busybox, join(root, "bin/busybox"));
    for (const applet of execFileSync(busybox, ["--list"], { encoding: "utf8" }).split("\n")) {
      if (applet && applet !== "busybox") symlinkSync("busybox", join(root, "bin", applet));
    }
    writeFileSync(join(root, "etc/passwd"), "root:x:0:0::/:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\n");
    const tar = execFileSync("tar", ["-C", root, "-c", "."], { maxBuffer: 64 * 1024 * 1024 });
    const answer = await docker.importImage(Readable.from([tar]), { repo: "pch-busybox", tag: "test" });
    await new Promise((resolve, reject) => answer.on("end", resolve).on("error", reject).resume());
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
