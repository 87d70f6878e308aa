// node ../../tools/release/bundle.mjs, in a package's folder, after `tsc -b`: writes dist/bundle.js, all of the package's
// own modules in one file, which is what its users load. A Pulumi program starts anew at every preview and every update,
// and hundreds of small files take longer to find than to run. Dependencies stay outside; declarations stay as they are.
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";

/** @param {string} folder the package's. @throws when the sources have an error that esbuild sees. */
export function bundle(folder) {
  buildSync({
    absWorkingDir: folder,
    entryPoints: [join(folder, "src/index.ts")],
    outfile: join(folder, "dist/bundle.js"),
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20",
    format: "cjs",
    legalComments: "none",
    logLevel: "error",
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) bundle(resolve("."));
