import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Where Debian's package busybox-static and the usual other ones put it. */
const PLACES = ["/bin/busybox", "/usr/bin/busybox", "/usr/local/bin/busybox"];

/**
 * Packs the machine's static busybox, as a root file system with all its applets, into an archive.
 *
 * @returns the archive's path, in the given folder
 * @throws Error where there is no busybox.
 */
export function packBusybox(folder: string): string {
  const busybox = PLACES.find((file) => existsSync(file));
  if (busybox === undefined) throw new Error("there is no static busybox on this machine (Debian: busybox-static)");
  const archive = path.join(folder, "busybox.tar");
  if (existsSync(archive)) return archive;
  const root = path.join(folder, "busybox-root");
  for (const name of ["bin", "etc", "proc", "root", "tmp", "usr"])
    mkdirSync(path.join(root, name), { recursive: true });
  copyFileSync(busybox, path.join(root, "bin/busybox"));
  const applets = execFileSync(busybox, ["--list"], { encoding: "utf8" }).split("\n");
  for (const applet of applets) {
    if (applet !== "" && applet !== "busybox") symlinkSync("busybox", path.join(root, "bin", applet));
  }
  symlinkSync("../bin", path.join(root, "usr/bin"));
  writeFileSync(path.join(root, "etc/passwd"), "root:x:0:0::/root:/bin/sh\nnobody:x:65534:65534::/:/bin/sh\n");
  writeFileSync(path.join(root, "etc/group"), "root:x:0:\nnogroup:x:65534:\n");
  execFileSync("chmod", ["1777", path.join(root, "tmp")]);
  execFileSync("tar", ["--numeric-owner", "--owner=0", "--group=0", "-C", root, "-cf", archive, "."]);
  return archive;
}
