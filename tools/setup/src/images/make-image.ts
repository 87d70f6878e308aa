import { createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type Docker from "dockerode";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import { aptUpdate, canInstall } from "../util/apt-install";
import { run } from "../util/run";
import type { Say } from "../util/say";
import { follow } from "./follow";
import { type ImageRecipe, RECIPE_LABEL } from "./image-recipe";

const MAKE_MS = 10 * 60_000;
const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/**
 * Imports an image from a root file system that is made of Debian packages, or was before: its archive is kept.
 *
 * @throws SetupError where it cannot be made: not as root, or not on Debian or Ubuntu.
 */
export async function makeImage(
  docker: Docker,
  recipe: ImageRecipe,
  hash: string,
  at: Places,
  say: Say,
): Promise<void> {
  const archive = join(at.images, `${recipe.folder}-${process.arch}-${hash.slice(0, 12)}.tar`);
  if (!existsSync(archive)) {
    say(`making ${recipe.name} from Debian packages: ${recipe.takes}`);
    await makeArchive(recipe, archive, at);
    forgetOthers(archive, at);
  }
  const [repo, tag] = recipe.name.split(":");
  const stream = await docker.importImage(createReadStream(archive), {
    repo,
    tag,
    changes: [`LABEL ${RECIPE_LABEL}=${hash}`, `ENV PATH=${PATH}`],
  });
  await follow(docker, stream);
}

async function makeArchive(recipe: ImageRecipe, archive: string, at: Places): Promise<void> {
  if (!canInstall()) {
    throw new SetupError(`${recipe.name} cannot be pulled, and only root on Debian or Ubuntu can make it locally.`);
  }
  await aptUpdate(at);
  mkdirSync(at.images, { recursive: true });
  const work = mkdtempSync(join(tmpdir(), "pulumi-compose-image-"));
  try {
    const root = join(work, "root");
    mkdirSync(root, { mode: 0o755 });
    const script = join(at.root, "tools/closed-network/images", recipe.folder, "make-root.sh");
    const log = join(at.logs, `image-${recipe.folder}.log`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const made = await run("sh", [script, root], { env, log, timeoutMs: MAKE_MS });
    if (made.code !== 0) {
      const end = `${made.stdout}${made.stderr}`.trim().split("\n").slice(-8).join("\n");
      throw new SetupError(`Making ${recipe.name} failed (see ${log}):\n${end}`);
    }
    const part = `${archive}.part`;
    const packed = await run("tar", ["--numeric-owner", "-C", root, "-cf", part, "."], { timeoutMs: MAKE_MS });
    if (packed.code !== 0) throw new SetupError(`tar: ${packed.stderr.trim()}`);
    renameSync(part, archive);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** What was made of an older recipe is of no use any more. */
function forgetOthers(archive: string, at: Places): void {
  const [name] = basename(archive).split(/-[^-]*$/);
  for (const file of readdirSync(at.images)) {
    if (file.startsWith(`${name}-`) && file !== basename(archive)) rmSync(join(at.images, file));
  }
}
