import Docker from "dockerode";
import type { OwnEngine } from "../own-engine";
import { packBusybox } from "./busybox-root";
import { followed } from "./followed";
import { setUpArchive } from "./set-up-archive";

const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/**
 * Gives an engine an image, unless it has it: one that the set-up has made, or the machine's busybox under whatever name a
 * test wants for it. No registry is asked.
 *
 * @throws Error when an image of the set-up's is wanted that has not been made.
 */
export async function provideImage(engine: OwnEngine, image: string): Promise<void> {
  const there = await engine.docker.listImages({ filters: { reference: [image] } });
  if (there.length > 0) return;
  if (await loadFromSetUp(engine, image)) return;
  const archive = setUpArchive(image) ?? busybox(engine, image);
  const [repo, tag] = split(image);
  const options = { repo, tag, changes: [`ENV PATH=${PATH}`] };
  await followed(engine.docker, await engine.docker.importImage(archive, options));
}

/** The set-up keeps no archive of an image that it has found on its engine: then that engine gives it. */
async function loadFromSetUp(engine: OwnEngine, image: string): Promise<boolean> {
  if (setUpArchive(image) !== undefined) return false;
  try {
    const archive = await new Docker().getImage(image).get();
    await followed(engine.docker, await engine.docker.loadImage(archive, { quiet: true }));
    return true;
  } catch {
    return false;
  }
}

function busybox(engine: OwnEngine, image: string): string {
  if (!image.includes("busybox"))
    throw new Error(
      `${image} has not been made, and the set-up's engine does not have it: run the set-up (npm run setup)`,
    );
  return packBusybox(engine.scratch("images"));
}

function split(image: string): [string, string] {
  const colon = image.indexOf(":", image.lastIndexOf("/"));
  return colon < 0 ? [image, "latest"] : [image.slice(0, colon), image.slice(colon + 1)];
}
