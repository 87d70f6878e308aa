// node tools/release/install-packed.mjs FOLDER [SDK]: packs the built packages that `pulumi-compose` consists of, and installs
// them in FOLDER as a user gets them; their dependencies and Pulumi's packages come from npm's registry. The tarballs stay
// in FOLDER/tarballs. SDK is the version of @pulumi/pulumi, by default the one that this repository has.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./packages.mjs";

const packages = [
  "compose-parser",
  "health-model",
  "docker-health",
  "kubernetes-health",
  "pulumi-compose",
  "convert",
  "cli",
];
const quick = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];

/** @param {string} folder there already, and outside the workspace. @throws when npm fails. */
export function installPacked(folder, sdk = versionHere("@pulumi/pulumi")) {
  const tarballs = join(folder, "tarballs");
  mkdirSync(tarballs);
  npm(root, "pack", ...packages.flatMap((name) => ["-w", `packages/${name}`]), "--pack-destination", tarballs);
  writeFileSync(join(folder, "package.json"), '{ "name": "outside", "version": "0.0.0", "private": true }\n');
  const files = readdirSync(tarballs).map((name) => join(tarballs, name));
  npm(
    folder,
    "install",
    ...quick,
    ...files,
    `@pulumi/pulumi@${sdk}`,
    `@pulumi/docker@${versionHere("@pulumi/docker")}`,
  );
}

function versionHere(name) {
  return JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")).version;
}

/** `npm run` tells its children where its own project is, which is not where these are to work. */
function npm(cwd, ...args) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_config_.*(prefix|workspace)/.test(name)),
  );
  execFileSync("npm", args, { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  installPacked(resolve(process.argv[2]), process.argv[3]);
