import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import type Docker from "dockerode";

/** Builds an image of a Dockerfile alone. */
export async function buildImage(docker: Docker, name: string, dockerfile: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "pco-image-"));
  try {
    await writeFile(join(folder, "Dockerfile"), dockerfile);
    const { stdout } = await promisify(execFile)("tar", ["-C", folder, "-c", "."], { encoding: "buffer" });
    const output = await docker.buildImage(Readable.from([stdout]), { t: name });
    await new Promise<void>((resolve, reject) => {
      docker.modem.followProgress(output, (error) => (error ? reject(error) : resolve()));
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
