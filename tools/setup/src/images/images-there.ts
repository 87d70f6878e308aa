import type Docker from "dockerode";
import { RECIPES } from "./image-recipe";

/** The names of the made images that an engine has: all but those that only some tests need and that could not be made. */
export async function imagesThere(docker: Docker): Promise<readonly string[]> {
  const list = await docker.listImages();
  const tags = new Set(list.flatMap(({ RepoTags }) => RepoTags ?? []));
  return RECIPES.flatMap(({ name, isOptional }) => (isOptional && !tags.has(name) ? [] : [name]));
}
