import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";

/** Where a module of a package is: what esbuild says of it may begin with a plugin's name. */
const PACKAGE = /^(?:[\w-]+:)?(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/**
 * Makes one file of a module and all that it needs from other packages, for who would load hundreds for a small part of them, and writes
 * their licences beside it (`NAME.licenses.txt`).
 *
 * @param {string} folder the package's
 * @param {{ entry: string, outfile: string, external?: string[], plugins?: import("esbuild").Plugin[] }} what paths in it; an
 *   `outfile` in `.mjs` is an ES module
 */
export async function bundleLibrary(folder, { entry, outfile, external = [], plugins = [] }) {
  const isModule = outfile.endsWith(".mjs");
  const { metafile } = await build({
    absWorkingDir: folder,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: isModule ? "esm" : "cjs",
    // Some packages have their sources as ES modules, too, of which less is left.
    mainFields: ["module", "main"],
    ...(isModule && {
      // What is CommonJS in it asks for Node.js' own modules.
      banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    }),
    external,
    plugins,
    metafile: true,
    legalComments: "none",
    logLevel: "error",
  });
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
  const packages = new Set(inputs.flatMap((file) => PACKAGE.exec(file)?.[1] ?? []));
  const texts = [...packages].sort().map((path) => licence(resolve(folder, path)));
  writeFileSync(resolve(folder, outfile.replace(/\.\w+$/, ".licenses.txt")), texts.join(`\n${"-".repeat(80)}\n\n`));
}

/** Name, version and licence of a package; where it has no text of one, its authors. */
function licence(path) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  const file = readdirSync(path).find((candidate) => /^licen[cs]e(\.|$)/i.test(candidate));
  const by = typeof author === "object" ? author.name : author;
  const words = file ? readFileSync(join(path, file), "utf8").trim() : `${license}${by ? `, ${by}` : ""}`;
  return `${name} ${version} (${license})\n\n${words}\n`;
}
