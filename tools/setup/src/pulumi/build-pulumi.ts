import { join } from "node:path";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import { goBuild } from "../util/go-build";
import type { Say } from "../util/say";
import { OLDEST_PULUMI } from "./installed-pulumi";
import type { Lane } from "./lane";

/**
 * Builds a lane's CLI from its Go module into a folder.
 *
 * @throws SetupError when there is no Go or the build fails.
 */
export async function buildPulumi(
  { version, folder }: Lane,
  target: string,
  { root, logs }: Pick<Places, "root" | "logs">,
  say: Say,
): Promise<void> {
  say(`building ${version} from its Go module: about five minutes the first time`);
  const log = join(logs, "pulumi-build.log");
  const program = {
    folder: join(root, folder),
    package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    versionVariable: "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version",
    version,
  };
  const failure = await goBuild(program, join(target, "pulumi"), log);
  if (failure?.reason === "no Go") {
    throw new SetupError(
      "There is no Pulumi CLI on the PATH, the official one cannot be downloaded, and there is no Go to build it with.\n" +
        `Install Pulumi ${OLDEST_PULUMI.join(".")} or newer (https://www.pulumi.com/docs/install/) or Go, and try again.`,
    );
  }
  if (failure) throw new SetupError(`Building the Pulumi CLI failed (see ${log}):\n${failure.stderr}`);
}
