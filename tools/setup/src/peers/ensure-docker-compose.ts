import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "../places";
import { findExecutables } from "../util/find-executable";
import { run } from "../util/run";
import type { Say } from "../util/say";
import { Stamps } from "../util/stamp";

const PACKAGE = "github.com/docker/compose/v5/cmd";
const BUILD_MS = 15 * 60_000;

/**
 * Builds the docker compose that tests and benchmarks compare with, from its Go module. Without Go, or when the module
 * cannot be had, those tests skip: nothing else needs it.
 */
export async function ensureDockerCompose({ root, bin, logs, stamps }: Places, say: Say): Promise<void> {
  const folder = join(root, "tools/docker-compose");
  const target = join(bin, "docker-compose");
  const version =
    /github\.com\/docker\/compose\/v5 (v\S+)/.exec(readFileSync(join(folder, "go.mod"), "utf8"))?.[1] ?? "";
  const notes = new Stamps(stamps);
  if (existsSync(target) && notes.read("docker-compose")?.version === version) return;
  const [go] = findExecutables("go", process.env.PATH ?? "");
  if (go === undefined) {
    say("there is no Go to build docker compose with: the tests that compare with it skip");
    return;
  }
  say(`building docker compose ${version} from its Go module, to compare with`);
  mkdirSync(bin, { recursive: true });
  const partial = join(bin, ".docker-compose-build");
  const linked = `-X github.com/docker/compose/v5/internal.Version=${version}`;
  const log = join(logs, "docker-compose-build.log");
  const args = ["build", "-mod=readonly", "-ldflags", linked, "-o", partial, PACKAGE];
  const result = await run(go, args, { cwd: folder, log, timeoutMs: BUILD_MS });
  if (result.code !== 0) {
    say(`docker compose could not be built (see ${log}): the tests that compare with it skip`);
    return;
  }
  renameSync(partial, target);
  notes.write("docker-compose", { version });
}
