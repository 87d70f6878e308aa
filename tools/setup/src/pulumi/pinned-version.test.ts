import { readFileSync } from "node:fs";
import { join } from "node:path";
import { places } from "../places";
import { pinnedVersion } from "./pinned-version";

test("the language host plays the part of the same release", () => {
  const { root } = places();
  const source = readFileSync(join(root, "tools/language-host/src/version.ts"), "utf8");
  expect(source).toContain(`"${pinnedVersion(root).slice(1)}"`);
});
