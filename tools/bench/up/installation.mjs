import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { must, root } from "./toolchain.mjs";

const ours = ["compose-parser", "health-model", "docker-health", "pulumi-compose"];
const quick = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];

let modules;

/**
 * The `node_modules` of somebody who has installed pulumi-compose: the built packages, packed, and Pulumi's, from npm's
 * registry. This repository's own would not do: Pulumi's SDK loads a TypeScript compiler wherever it finds one, which
 * takes half a second here, and a program in JavaScript has none. Made at the first call; it goes with the process.
 */
export function installedModules() {
  modules ??= install();
  return modules;
}

function install() {
  const folder = mkdtempSync(join(tmpdir(), "pcb-installed-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const tarballs = join(folder, "tarballs");
  mkdirSync(tarballs);
  npm(root, "pack", ...ours.flatMap((name) => ["-w", `packages/${name}`]), "--pack-destination", tarballs);
  writeFileSync(join(folder, "package.json"), '{ "name": "installed", "version": "0.0.0", "private": true }\n');
  const packed = readdirSync(tarballs).map((name) => join(tarballs, name));
  npm(folder, "install", ...quick, ...packed, ...["@pulumi/pulumi", "@pulumi/docker"].map(withVersion));
  return join(folder, "node_modules");
}

/** The version that this repository has. */
function withVersion(name) {
  const { version } = JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8"));
  return `${name}@${version}`;
}

/** `npm run` tells its children where its own project is, which is not where these are to work. */
function npm(cwd, ...args) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_config_.*(prefix|workspace)/.test(name)),
  );
  must("npm", args, { cwd, env });
}
