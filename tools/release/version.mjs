// npm run release:version: the pending notes of .changeset become the packages' next version and its section in each change
// log. What `changeset version` leaves out is done here: the first version, and the workspaces that are not published.
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./packages.mjs";

const UNRELEASED = "## Unreleased\n";

/**
 * A package whose change log has a section "Unreleased" was never published: its notes make the version that its manifest
 * names already, and what the section says introduces them.
 *
 * @param {string} at the repository's folder, a work tree of git.
 * @returns {string} the packages' version.
 */
export function version(at) {
  const packages = manifestsIn(at, "packages").filter(({ manifest }) => manifest.private !== true);
  const introductions = new Map(packages.map(({ folder }) => [folder, introductionIn(changelog(folder))]));
  if ([...introductions.values()].some((text) => text !== undefined)) {
    for (const found of packages) rewrite(found, packages, "0.0.0");
    for (const { folder } of packages) write(folder, "CHANGELOG.md", changelog(folder).split(UNRELEASED, 1)[0]);
  }
  const cli = createRequire(import.meta.url).resolve("@changesets/cli/bin.js");
  execFileSync(process.execPath, [cli, "version"], { cwd: at, stdio: ["ignore", "inherit", "pipe"] });

  const next = manifestsIn(at, "packages").find(({ folder }) => folder === packages[0].folder).manifest.version;
  for (const [folder, introduction] of introductions) {
    const heading = `## ${next}\n`;
    const [before, ...after] = changelog(folder).split(heading);
    if (introduction !== undefined)
      write(folder, "CHANGELOG.md", [before, heading, "\n", introduction, ...after].join(""));
  }
  // What the packages are made of besides, and is not published, goes with them.
  const all = manifestsIn(at, "packages");
  const others = ["tools", "tools/closed-network", "tools/testing", "stacks"].flatMap((kind) => manifestsIn(at, kind));
  for (const found of [...all, ...others]) rewrite(found, all, next);
  return next;
}

/** @returns {string | undefined} what the section "Unreleased" says, with a line's end. */
function introductionIn(text) {
  const [, section] = text.split(UNRELEASED);
  return section === undefined ? undefined : `${section.trim()}\n`;
}

/** Names `version` as that of the packages, wherever the manifest names it. */
function rewrite({ folder, manifest }, packages, version) {
  const names = new Set(packages.map(({ manifest }) => manifest.name));
  const renewed = names.has(manifest.name) ? { ...manifest, version } : { ...manifest };
  for (const kind of ["dependencies", "devDependencies"]) {
    const entries = Object.entries(manifest[kind] ?? {});
    if (entries.some(([name]) => names.has(name)))
      renewed[kind] = Object.fromEntries(entries.map(([name, range]) => [name, names.has(name) ? version : range]));
  }
  write(folder, "package.json", `${JSON.stringify(renewed, undefined, 2)}\n`);
}

function manifestsIn(at, kind) {
  return readdirSync(join(at, kind), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(at, kind, entry.name)).includes("package.json"))
    .map(({ name }) => join(at, kind, name))
    .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) }));
}

const changelog = (folder) => readFileSync(join(folder, "CHANGELOG.md"), "utf8");
const write = (folder, name, text) => writeFileSync(join(folder, name), text);

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const at = resolve(process.argv[2] ?? root);
  const before = JSON.parse(readFileSync(join(at, "packages/pulumi-compose/package.json"), "utf8")).version;
  const next = version(at);
  console.log(`version  ${before} → ${next}`);
  if (next === before) process.exit();
  const places = ["packages", "docs", ":!*CHANGELOG.md", ":!*/fixtures/*"];
  const named = spawnSync("git", ["grep", "-nF", before, "--", ...places], { cwd: at, encoding: "utf8" }).stdout;
  console.log(`look whether these mean the packages' version, and write the new one:\n${named}`);
}
