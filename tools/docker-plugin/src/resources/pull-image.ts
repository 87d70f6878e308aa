import type { RegistryAuth } from "../engine/registry-auth";
import type { Context } from "./resource";

/** Pulls an image. Failures that the engine only reports in the middle of the transfer are not noticed here. */
export async function pullImage(
  context: Context,
  name: string,
  platform: string,
  auth: RegistryAuth | undefined,
): Promise<void> {
  const { image, tag } = split(name);
  const progress = await context.engine.stream("POST", "/images/create", {
    query: { fromImage: image, tag, ...(platform !== "" && { platform }) },
    ...(auth && { auth: { ...auth } }),
    signal: context.signal,
  });
  for await (const _ of progress) {
    // Only the end matters; what came is looked up afterwards.
  }
}

/** `repo:tag` → repo and tag; `repo@sha256:…` → repo and digest; a missing tag is `latest`. */
export function split(name: string): { image: string; tag: string } {
  const digest = name.indexOf("@");
  if (digest !== -1)
    return { image: (name.slice(0, digest).match(/^(.*?)(?::[^/:]*)?$/) ?? [])[1] ?? "", tag: name.slice(digest + 1) };
  const colon = name.lastIndexOf(":");
  if (colon > name.lastIndexOf("/")) return { image: name.slice(0, colon), tag: name.slice(colon + 1) };
  return { image: name, tag: "latest" };
}
