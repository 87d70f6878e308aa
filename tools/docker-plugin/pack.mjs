#!/usr/bin/env node
// Bundles the plugin into one executable file: `node pack.mjs OUTDIR` writes OUTDIR/pulumi-resource-docker.
import { chmod, mkdir } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = path.dirname(fileURLToPath(import.meta.url));

/** @param {string} outDir where to put the executable; made if missing. @returns {Promise<string>} its path. */
export async function pack(outDir) {
  const { build } = await import("esbuild");
  const outfile = path.join(path.resolve(outDir), "pulumi-resource-docker");
  await mkdir(path.dirname(outfile), { recursive: true });
  await build({
    entryPoints: [path.join(here, "src", "main.ts")],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: "cjs",
    minify: true,
    legalComments: "none",
    logLevel: "error",
    banner: { js: "#!/usr/bin/env node" },
    // ssh2 has compiled parts; an ssh:// host is reached through the ssh command, as in the official plugin.
    alias: { ssh2: path.join(here, "src", "engine", "no-ssh2.ts") },
  });
  await chmod(outfile, 0o755);
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
      console.error(`docker-plugin: cannot bundle: ${error.message}`);
      process.exit(1);
    },
  );
}
