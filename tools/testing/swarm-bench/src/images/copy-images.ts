import type { OwnEngine } from "../own-engine";
import { followed } from "./followed";

/** Gives other engines the very images that one has, with the same ids, as a registry would. */
export async function copyImages(from: OwnEngine, to: readonly OwnEngine[], images: readonly string[]): Promise<void> {
  for (const engine of to) {
    for (const image of images) {
      const archive = await from.docker.getImage(image).get();
      await followed(engine.docker, await engine.docker.loadImage(archive, { quiet: true }));
    }
  }
}
