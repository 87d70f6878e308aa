import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Stamps } from "./stamp";

test("keeps, forgets, and does not trip over a broken note", () => {
  const folder = mkdtempSync(join(tmpdir(), "setup-stamp-"));
  try {
    const stamps = new Stamps(join(folder, "stamps"));
    expect(stamps.read("a")).toBeUndefined();
    stamps.write("a", { hash: "1" });
    expect(stamps.read("a")).toEqual({ hash: "1" });
    stamps.remove("a");
    expect(stamps.read("a")).toBeUndefined();
    stamps.write("b", {});
    writeFileSync(join(folder, "stamps", "b.json"), "{");
    expect(stamps.read("b")).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
