// node ../../tools/release/bundle.mjs, in a package's folder, after `tsc -b`: writes dist/bundle.js, all of the package's
// own modules in one file, which is what its users load. A Pulumi program starts anew at every preview and every update,
// and hundreds of small files take longer to find than to run. Dependencies stay outside; declarations stay as they are.
// What else a package exports gets a file of its own, for who loads that alone.
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";

/** @param {string} folder the package's. @throws when the sources have an error that esbuild sees. */
export function bundle(folder) {
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  for (const entry of Object.values(exports)) if (entry.types) bundleEntry(folder, entry);
}

/** One of a package's exports: where its declarations are, its sources are. */
function bundleEntry(folder, { types, default: outfile }) {
  const {
    outputFiles: [file],
  } = buildSync({
    absWorkingDir: folder,
    entryPoints: [join(folder, types.replace("./dist/", "src/").replace(/\.d\.ts$/, ".ts"))],
    outfile: join(folder, outfile),
    bundle: true,
    packages: "external",
    // A package's own ES module is a file of its own, too, which is loaded when it is needed.
    external: ["*.mjs"],
    platform: "node",
    target: "node20",
    format: "cjs",
    legalComments: "none",
    logLevel: "error",
    write: false,
  });
  writeFileSync(file.path, asTheyAre(file.text));
}

/**
 * Pulumi's modules without the copies that esbuild makes of what may be no ES module in origin: one for each module that imports one, of all
 * that it exports. These are.
 */
function asTheyAre(text) {
  return text.replaceAll(/__toESM\((require\("@pulumi\/(?:pulumi|docker)"\))\)/g, "$1");
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) bundle(resolve("."));
