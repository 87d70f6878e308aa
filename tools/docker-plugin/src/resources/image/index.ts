import type { ResourceState } from "../../bridge/resource-state";
import { messageOf } from "../../engine/engine-error";
import { REMOTE_IMAGE_SCHEMA } from "../../schema";
import { flagOf, objectOf, textOf } from "../../values/read";
import { findImage, localImage } from "../find-image";
import type { Context, Resource } from "../resource";
import { buildImage } from "./build";
import { repoDigest } from "./repo-digest";

async function create(context: Context, state: ResourceState): Promise<void> {
  const { values } = state;
  const build = objectOf(values, "build");
  if (build) await buildImage(context, build, textOf(values, "name"));
  await find(context, state);
  await read(context, state);
}

async function find(context: Context, state: ResourceState): Promise<void> {
  const name = textOf(state.values, "name");
  try {
    const image = await findImage(context, name, textOf(state.values, "platform"));
    state.id = image.Id + name;
  } catch (error) {
    throw new Error(`Unable to read Docker image into resource: ${messageOf(error)}`);
  }
}

/** An image is looked up by its name, whatever id is recorded; the id is the image's with the name behind it. */
async function read(context: Context, state: ResourceState): Promise<void> {
  const name = textOf(state.values, "name");
  const image = await localImage(context, name);
  if (image === undefined) {
    state.id = "";
    return;
  }
  state.id = image.Id + name;
  state.set("imageId", image.Id);
  state.set("repoDigest", repoDigest(name, image.RepoDigests ?? []));
}

async function update(context: Context, state: ResourceState): Promise<void> {
  await find(context, state);
  await read(context, state);
}

/** A trap of the official plugin: the image goes by its name, so one rebuilt under the same name loses its new self. */
async function remove(context: Context, { values }: ResourceState): Promise<void> {
  if (flagOf(values, "keepLocally")) return;
  const name = textOf(values, "name");
  if (name === "") throw new Error("Unable to remove Docker image: empty image name is not allowed");
  try {
    if ((await localImage(context, name)) === undefined) return;
    await context.engine.delete(`/images/${name}`, { query: { force: flagOf(values, "forceRemove") } });
  } catch (error) {
    throw new Error(`Unable to remove Docker image: ${messageOf(error)}`);
  }
}

export const remoteImage: Resource = {
  schema: REMOTE_IMAGE_SCHEMA,
  importable: false,
  create,
  read,
  update,
  delete: remove,
};
