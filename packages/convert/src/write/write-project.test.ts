import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeProject } from "./write-project";

test("writes once, then nothing; another content only when forced", () => {
  const folder = mkdtempSync(join(tmpdir(), "pcc-"));
  const files = new Map([
    ["index.ts", "one"],
    ["services/web.ts", "two"],
  ]);
  expect(writeProject(folder, files).written).toEqual(["index.ts", "services/web.ts"]);
  expect(writeProject(folder, files)).toEqual({
    written: [],
    unchanged: ["index.ts", "services/web.ts"],
    conflicts: [],
  });
  const changed = new Map([...files, ["index.ts", "mine"], ["new.ts", "three"]]);
  expect(writeProject(folder, changed)).toMatchObject({ written: [], conflicts: ["index.ts"] });
  expect(readFileSync(join(folder, "index.ts"), "utf8")).toBe("one");
  expect(writeProject(folder, changed, { force: true }).written).toEqual(["new.ts", "index.ts"]);
  expect(readFileSync(join(folder, "index.ts"), "utf8")).toBe("mine");
});
