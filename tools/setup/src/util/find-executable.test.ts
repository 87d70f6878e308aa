import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { findExecutables } from "./find-executable";

test("finds commands in the order of the PATH", () => {
  const root = mkdtempSync(join(tmpdir(), "setup-path-"));
  try {
    const folder = (name: string, mode: number | undefined) => {
      mkdirSync(join(root, name));
      if (mode !== undefined) {
        writeFileSync(join(root, name, "tool"), "");
        chmodSync(join(root, name, "tool"), mode);
      }
      return join(root, name);
    };
    const [a, b, c, d] = [folder("a", undefined), folder("b", 0o755), folder("c", 0o644), folder("d", 0o755)];
    mkdirSync(join(a, "tool"));
    const path = [a, b, "relative", c, d, join(root, "missing")].join(delimiter);
    expect(findExecutables("tool", path)).toEqual([join(b, "tool"), join(d, "tool")]);
    expect(findExecutables("tool", path, [b])).toEqual([join(d, "tool")]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
