import { readFileSync } from "node:fs";
import { join } from "node:path";
import { places } from "../places";
import { pinnedVersion } from "./pinned-version";

test("the language host speaks the protocol of the same release", () => {
  const { root } = places();
  const file = readFileSync(join(root, "tools/closed-network/language-host/go.mod"), "utf8");
  expect(file).toContain(`github.com/pulumi/pulumi/sdk/v3 ${pinnedVersion(root)}\n`);
});
