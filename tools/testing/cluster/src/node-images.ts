import { createWriteStream, mkdirSync, symlinkSync } from "node:fs";
import { copyFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { RECIPES, run, SetupError, sayAbout } from "@pulumi-compose-tools/setup";
import { setUpArchive } from "@pulumi-compose-tools/swarm-bench";
import Docker from "dockerode";
import { layOutImage } from "./image-archive";
import { INSIDE } from "./inside";
import { CONTAINERD_SOCKET, PAUSE_IMAGE } from "./node-files";
import { BIN } from "./programs";

const say = sayAbout("cluster");

const PACK_MS = 60_000;
const CTR = `ctr --address ${CONTAINERD_SOCKET} --namespace k8s.io`;
/** A pod that runs on it unpacks it: most images are never needed. */
const IMPORT = `${CTR} images import --no-unpack -`;
const BUSYBOX = "pulumi-compose/busybox:local";

export interface NodeImages {
  /** The cluster's. */
  readonly folder: string;
  readonly toolchain: string;
  /** Other names for the set-up's busybox. */
  readonly extra: readonly string[];
  /** Runs a shell's script inside. */
  readonly shell: (script: string) => Promise<string>;
}

/**
 * Gives a node the images that pods are to run on: the set-up's, and the one that holds a pod's namespaces. No registry is asked.
 */
export async function provideImages(options: NodeImages): Promise<void> {
  await bringPause(options);
  for (const { name } of RECIPES) {
    const names = [name, ...(name === BUSYBOX ? options.extra : [])].map(withRegistry);
    const archive = setUpArchive(name);
    if (archive !== undefined) {
      const inside = join(INSIDE.toolchain, "images", basename(archive));
      await bring({ names, layer: archive }, inside, options);
    } else if (!(await bringFromEngine(name, names, options))) {
      say(`no ${name}: it has not been made, and the set-up's engine does not have it (npm run setup)`);
    }
  }
}

/** As a runtime knows it: with the registry that Docker leaves out. */
export function withRegistry(image: string): string {
  const [first = "", ...rest] = image.split("/");
  const tagged = /:[^/]+$/.test(image) || image.includes("@") ? image : `${image}:latest`;
  if (rest.length === 0) return `docker.io/library/${tagged}`;
  return /[.:]/.test(first) || first === "localhost" ? tagged : `docker.io/${tagged}`;
}

async function bringPause(options: NodeImages): Promise<void> {
  const root = join(options.folder, "pause");
  mkdirSync(join(root, "bin"), { recursive: true });
  await copyFile(join(options.toolchain, BIN, "busybox"), join(root, "bin/busybox"));
  symlinkSync("busybox", join(root, "bin/sleep"));
  const layer = join(options.folder, "pause.tar");
  const packed = await run("tar", ["--owner=0", "--group=0", "-C", root, "-cf", layer, "."], { timeoutMs: PACK_MS });
  if (packed.code !== 0) throw new SetupError(`tar: ${packed.stderr.trim()}`);
  const image = { names: [withRegistry(PAUSE_IMAGE)], layer, command: ["/bin/sleep", "2147483647"] };
  await bring(image, `${INSIDE.home}/pause.tar`, options);
}

async function bring(
  image: { names: readonly string[]; layer: string; command?: readonly string[] },
  layerInside: string,
  { folder, shell }: NodeImages,
): Promise<void> {
  const name = basename(image.layer, ".tar");
  await layOutImage(image, join(folder, "images", name), layerInside);
  await shell(`tar -C ${INSIDE.home}/images/${name} -chf - . | ${IMPORT}`);
}

/** The set-up keeps no archive of an image that it has found on its engine, or built there. */
async function bringFromEngine(image: string, names: readonly string[], options: NodeImages): Promise<boolean> {
  const archive = await new Docker()
    .getImage(image)
    .get()
    .catch(() => undefined);
  if (archive === undefined) return false;
  await pipeline(archive, createWriteStream(join(options.folder, "image.tar")));
  const [first = "", ...others] = names;
  const tags = others.map((name) => `${CTR} images tag --force ${first} ${name}`);
  await options.shell([`${IMPORT} <${INSIDE.home}/image.tar`, ...tags].join(" && "));
  return true;
}
