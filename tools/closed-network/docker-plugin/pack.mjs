#!/usr/bin/env node
// Builds the plugin's executable with Go: `node pack.mjs OUTDIR` writes OUTDIR/pulumi-resource-docker.
import { execFile } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const here = path.dirname(fileURLToPath(import.meta.url));
const NAME = process.platform === "win32" ? "pulumi-resource-docker.exe" : "pulumi-resource-docker";

/** @param {string} outDir where to put the executable; made if missing. @returns {Promise<string>} its path. */
export async function pack(outDir) {
  const outfile = path.join(path.resolve(outDir), NAME);
  await mkdir(path.dirname(outfile), { recursive: true });
  const { version } = JSON.parse(await readFile(path.join(here, "package.json"), "utf8"));
  // Nothing of this machine or of the checkout is written into it: the same sources make the same file.
  const flags = ["-mod=readonly", "-trimpath", "-buildvcs=false", "-ldflags", `-X main.version=${version}`];
  try {
    await promisify(execFile)("go", ["build", ...flags, "-o", outfile, "."], { cwd: here });
  } catch (error) {
    throw error.code === "ENOENT" ? new Error("there is no Go on the PATH") : error;
  }
  return outfile;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const outDir = process.argv[2];
  if (!outDir) {
    console.error("usage: node pack.mjs OUTDIR");
    process.exit(1);
  }
  pack(outDir).then(
    (file) => console.log(file),
    (error) => {
      console.error(`docker-plugin: cannot build: ${error.message}`);
      process.exit(1);
    },
  );
}
