import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import { findExecutables } from "../util/find-executable";
import { run } from "../util/run";
import type { Say } from "../util/say";

const PACKAGE = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
const VERSION_VARIABLE = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
const BUILD_MS = 25 * 60_000;

/**
 * Builds the CLI from its Go module into the tool chain's `bin`.
 *
 * @throws SetupError when there is no Go or the build fails.
 */
export async function buildPulumi(version: string, { root, bin, logs }: Places, say: Say): Promise<void> {
  const [go] = findExecutables("go", process.env.PATH ?? "");
  if (go === undefined) {
    throw new SetupError(
      "There is no Pulumi CLI on the PATH, the official one cannot be downloaded, and there is no Go to build it with.\n" +
        "Install Pulumi 3.238 or newer (https://www.pulumi.com/docs/install/) or Go 1.25 or newer, and try again.",
    );
  }
  say(`building ${version} from its Go module: about five minutes the first time`);
  mkdirSync(bin, { recursive: true });
  const log = join(logs, "pulumi-build.log");
  const target = join(bin, ".pulumi-build");
  const result = await run(
    go,
    ["build", "-mod=readonly", "-ldflags", `-X ${VERSION_VARIABLE}=${version}`, "-o", target, PACKAGE],
    { cwd: join(root, "tools/pulumi-cli"), log, timeoutMs: BUILD_MS },
  );
  if (result.code !== 0) {
    throw new SetupError(`Building the Pulumi CLI failed (see ${log}):\n${result.stderr.trim().slice(-2000)}`);
  }
  renameSync(target, join(bin, "pulumi"));
}
