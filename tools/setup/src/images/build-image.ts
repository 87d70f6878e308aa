import { join } from "node:path";
import type Docker from "dockerode";
import type { Places } from "../places";
import { follow } from "./follow";
import { type ImageRecipe, RECIPE_LABEL } from "./image-recipe";

/** Builds an image from its Dockerfile, for an engine that reaches a registry. @throws Error with the engine's message. */
export async function buildImage(docker: Docker, recipe: ImageRecipe, hash: string, at: Places): Promise<void> {
  const context = join(at.root, "tools/closed-network/images", recipe.folder);
  const stream = await docker.buildImage(
    { context, src: ["Dockerfile"] },
    { t: recipe.name, labels: { [RECIPE_LABEL]: hash } },
  );
  await follow(docker, stream);
}
