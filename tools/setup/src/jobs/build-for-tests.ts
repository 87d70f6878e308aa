import { ensureComposeOracle } from "../peers/ensure-compose-oracle";
import { ensureDockerCompose } from "../peers/ensure-docker-compose";
import { ensureYamlHost } from "../peers/ensure-yaml-host";
import type { Places } from "../places";
import type { Toolchain } from "../toolchain";
import type { Say } from "../util/say";
import { turbo } from "./turbo";

/** Builds the packages, and the programs that end-to-end tests compare with. @returns the exit code of the former. */
export async function buildForTests(at: Places, { env }: Toolchain, say: Say): Promise<number> {
  const code = await turbo(at, ["build"]);
  await ensureDockerCompose(at, say);
  await ensureYamlHost(at, env.PATH ?? "", say);
  await ensureComposeOracle(at, say);
  return code;
}
