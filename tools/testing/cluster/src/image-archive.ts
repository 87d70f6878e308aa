import { createHash } from "node:crypto";
import { createReadStream, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface ImageSource {
  /** With its registry, as a runtime knows it: `docker.io/pulumi-compose/busybox:local`. */
  readonly names: readonly string[];
  /** A tar of its root file system. */
  readonly layer: string;
  readonly command?: readonly string[];
}

const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/**
 * Lays out, in a folder, what `docker save` would pack of an image with one layer.
 *
 * @param layerInside where whoever packs it finds the layer.
 */
export async function layOutImage(image: ImageSource, folder: string, layerInside = image.layer): Promise<void> {
  const { config, manifest } = describeImage(image, await digest(image.layer));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "config.json"), JSON.stringify(config));
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  symlinkSync(layerInside, join(folder, "layer.tar"));
}

/** @param digest of the layer, in hexadecimal. */
export function describeImage({ names, command }: ImageSource, digest: string) {
  return {
    config: {
      architecture: process.arch === "x64" ? "amd64" : process.arch,
      os: "linux",
      config: { Env: [`PATH=${PATH}`], ...(command && { Cmd: command }) },
      rootfs: { type: "layers", diff_ids: [`sha256:${digest}`] },
    },
    manifest: [{ Config: "config.json", RepoTags: names, Layers: ["layer.tar"] }],
  };
}

async function digest(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
