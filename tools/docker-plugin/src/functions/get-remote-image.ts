import { localImage } from "../resources/find-image";
import { repoDigest } from "../resources/image/repo-digest";
import { textOf } from "../values/read";
import type { PluginFunction } from "./function";

/** Despite its name, a look at the engine's own images. */
export const getRemoteImage: PluginFunction = async (context, args) => {
  const name = textOf(args, "name");
  const image = await localImage(context, name);
  if (image === undefined) throw new Error(`did not find docker image '${name}'`);
  return { id: image.Id, name, repoDigest: repoDigest(name, image.RepoDigests ?? []) };
};
