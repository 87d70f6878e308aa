import type { Image } from "../engine/api-types";
import { isNotFound, messageOf } from "../engine/engine-error";
import { authFor } from "../engine/registry-auth";
import { pullImage } from "./pull-image";
import type { Context } from "./resource";

/** The local image of that name or id; undefined if there is none. */
export async function localImage(context: Context, name: string): Promise<Image | undefined> {
  try {
    return await context.engine.get<Image>(`/images/${name}/json`);
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw new Error(`error looking up local image "${name}": unable to inspect image ${name}: ${messageOf(error)}`);
  }
}

/** The image, pulled first if it is not there. */
export async function findImage(context: Context, name: string, platform: string): Promise<Image> {
  if (name === "") throw new Error("empty image name is not allowed");
  const local = await localImage(context, name);
  if (local) return local;
  try {
    await pullImage(context, name, platform, authFor(context.auths, name));
  } catch (error) {
    throw new Error(`unable to pull image ${name}: error pulling image ${name}: ${messageOf(error)}`);
  }
  const pulled = await localImage(context, name);
  if (!pulled) throw new Error(`unable to find or pull image ${name}`);
  return pulled;
}
