import Docker from "dockerode";
import type { OwnEngine } from "../own-engine";
import { followed } from "./followed";
import { setUpArchive } from "./set-up-archive";

const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
const BUSYBOX = "pulumi-compose/busybox:local";

/**
 * Gives an engine an image, unless it has it: one that the set-up has made, or the set-up's busybox under whatever name a
 * test wants for it. No registry is asked.
 *
 * @throws Error when an image of the set-up's is wanted that has not been made.
 */
export async function provideImage(engine: OwnEngine, image: string): Promise<void> {
  const own = image.includes("busybox") ? BUSYBOX : image;
  if (!(await isThere(engine, own))) await bring(engine, own);
  if (own === image || (await isThere(engine, image))) return;
  const [repo, tag] = split(image);
  await engine.docker.getImage(own).tag({ repo, tag });
}

async function isThere(engine: OwnEngine, image: string): Promise<boolean> {
  return (await engine.docker.listImages({ filters: { reference: [image] } })).length > 0;
}

/** The set-up keeps no archive of an image that it has found on its engine, or built there: then that engine gives it. */
async function bring(engine: OwnEngine, image: string): Promise<void> {
  const archive = setUpArchive(image);
  if (archive === undefined) return load(engine, image);
  const [repo, tag] = split(image);
  const options = { repo, tag, changes: [`ENV PATH=${PATH}`] };
  await followed(engine.docker, await engine.docker.importImage(archive, options));
}

async function load(engine: OwnEngine, image: string): Promise<void> {
  const archive = await new Docker()
    .getImage(image)
    .get()
    .catch((error: unknown) => {
      throw new Error(
        `${image} has not been made, and the set-up's engine does not have it: run the set-up (npm run setup)`,
        { cause: error },
      );
    });
  await followed(engine.docker, await engine.docker.loadImage(archive, { quiet: true }));
}

function split(image: string): [string, string] {
  const colon = image.indexOf(":", image.lastIndexOf("/"));
  return colon < 0 ? [image, "latest"] : [image.slice(0, colon), image.slice(colon + 1)];
}
