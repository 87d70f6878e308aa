import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { impossible } from "./impossible";

const onRoot = process.platform === "linux" && process.getuid?.() === 0 ? test : test.skip;

onRoot("says which program there is not; a real node needs one more", () => {
  const folder = mkdtempSync(join(tmpdir(), "impossible-"));
  try {
    expect(impossible(false, folder)).toMatch(/^there is no \w+ on this machine$/);
    for (const name of ["ip", "mount", "nsenter", "unshare"]) writeFileSync(join(folder, name), "");
    expect(impossible(false, folder)).toBeUndefined();
    expect(impossible(true, folder)).toBe("there is no iptables on this machine");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
