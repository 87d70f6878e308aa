import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import { goBuild } from "../util/go-build";
import { hashGoSources } from "../util/hash-go-sources";
import type { Stamps } from "../util/stamp";

const NAME = "pulumi-language-nodejs";
const FOLDER = "tools/closed-network/language-host";

/**
 * Builds our language host beside a lane's CLI, where the CLI looks first, unless it is there, of this version and from these
 * sources.
 *
 * @throws SetupError when there is no Go or the build fails.
 */
export async function buildLanguageHost(
  version: string,
  beside: string,
  { root, logs }: Pick<Places, "root" | "logs">,
  stamps: Stamps,
): Promise<void> {
  const target = join(beside, NAME);
  const stamp = `${NAME}-${version}`;
  const sources = hashGoSources(root, FOLDER);
  if (existsSync(target) && stamps.read(stamp)?.sources === sources) return;
  const log = join(logs, "language-host-build.log");
  const program = { folder: join(root, FOLDER), package: ".", versionVariable: "main.version", version };
  const failure = await goBuild(program, target, log);
  if (failure?.reason === "no Go") throw new SetupError(`There is no Go to build ${FOLDER} with.`);
  if (failure) throw new SetupError(`Building ${FOLDER} failed (see ${log}):\n${failure.stderr}`);
  stamps.write(stamp, { sources });
}
