import type Docker from "dockerode";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import { hashTree } from "../util/hash-tree";
import { sayAbout } from "../util/say";
import { Stamps } from "../util/stamp";
import { buildImage } from "./build-image";
import { type ImageRecipe, PULLED, RECIPE_LABEL, RECIPES } from "./image-recipe";
import { makeImage } from "./make-image";
import { pull } from "./pull";

const say = sayAbout("images");

/** Whether the engine reaches a registry is asked again after this time. */
const REMEMBER_MS = 60 * 60_000;

/** How the images were come by; "make" means that stacks need an override file of `tools/closed-network/stacks`. */
export type ImageSource = "pull" | "make";

/**
 * Provides the images of the stacks and tests: pulled and built if the engine reaches a registry, else made of Debian
 * packages under names of our own. `PULUMI_COMPOSE_IMAGES` (pull, make) forces one way.
 *
 * @throws SetupError when an image can be had neither way.
 */
export async function ensureImages(docker: Docker, at: Places): Promise<ImageSource> {
  const source = await choose(docker, at);
  for (const recipe of RECIPES) {
    const hash = hashTree(at.root, [`tools/closed-network/images/${recipe.folder}`]);
    if ((await madeBy(docker, recipe.name)) === hash) continue;
    try {
      await provide(source, docker, recipe, hash, at);
    } catch (error) {
      if (!recipe.isOptional) throw error;
      say(`no ${recipe.name}, and tests that need it skip: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  say(
    source === "pull"
      ? "the registry's"
      : "made locally: no registry can be reached (stacks run with tools/closed-network/stacks)",
  );
  return source;
}

async function provide(
  source: ImageSource,
  docker: Docker,
  recipe: ImageRecipe,
  hash: string,
  at: Places,
): Promise<void> {
  if (source === "make") return makeImage(docker, recipe, hash, at, say);
  say(`building ${recipe.name}`);
  return buildImage(docker, recipe, hash, at);
}

async function choose(docker: Docker, at: Places): Promise<ImageSource> {
  const only = process.env.PULUMI_COMPOSE_IMAGES || undefined;
  if (only === "make") return "make";
  const stamps = new Stamps(at.stamps);
  const { ID: engine } = await identity(docker);
  const last = stamps.read("registry");
  const fresh = last?.engine === engine && Date.now() - Number(last.at) < REMEMBER_MS;
  if (fresh && last.source === "make" && only === undefined) return "make";
  for (const image of PULLED) {
    const problem = await pull(docker, image);
    if (problem === undefined) continue;
    if (only === "pull") throw new SetupError(`${image} cannot be pulled: ${problem}`);
    stamps.write("registry", { engine, source: "make", at: String(Date.now()) });
    return "make";
  }
  return "pull";
}

async function identity(docker: Docker): Promise<{ ID: string }> {
  const info: unknown = await docker.info();
  const id = Object.entries(info ?? {}).find(([name]) => name === "ID")?.[1];
  return { ID: String(id) };
}

async function madeBy(docker: Docker, image: string): Promise<string | undefined> {
  try {
    const { Config } = await docker.getImage(image).inspect();
    return Config.Labels?.[RECIPE_LABEL];
  } catch {
    return undefined;
  }
}
