import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "../places";
import { goBuild } from "../util/go-build";
import type { Say } from "../util/say";

/** Builds compose-go with the door that tests ask it through, which engine rooms, without a network, could not. */
export async function ensureComposeOracle({ root, toolchain, logs }: Places, say: Say): Promise<void> {
  const folder = join(root, "tools/testing/compose-oracle");
  const target = join(toolchain, "compose-oracle");
  const sources = ["main.go", "go.mod"].map((name) => statSync(join(folder, name)).mtimeMs);
  if (existsSync(target) && statSync(target).mtimeMs > Math.max(...sources)) return;
  say("building compose-go from its Go module, for the tests that compare with it");
  const log = join(logs, "compose-oracle-build.log");
  const failure = await goBuild({ folder, package: ".", versionVariable: "main.version", version: "" }, target, log);
  if (failure === undefined) return;
  say(
    `compose-go could not be built (${failure.reason === "no Go" ? "there is no Go" : `see ${log}`}): its tests skip`,
  );
}
