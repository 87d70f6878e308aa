import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../support/toolchain";

const packages = ["compose-parser", "health-model", "docker-health", "pulumi-compose"];

/** A folder outside the workspace in which the packages are installed as a user gets them. */
export interface Outside {
  readonly folder: string;
  readonly modules: string;
  /** Paths of the files that each tarball holds, by the tarball's name. */
  readonly packed: ReadonlyMap<string, readonly string[]>;
  remove(): void;
}

/** Packs the built packages and installs the tarballs in a new folder; their dependencies come from npm's registry. */
export function installOutside(): Outside {
  const folder = mkdtempSync(join(tmpdir(), "pce-outside-"));
  const tarballs = join(folder, "tarballs");
  mkdirSync(tarballs);
  npm(root, "pack", ...packages.flatMap((name) => ["-w", `packages/${name}`]), "--pack-destination", tarballs);
  const files = readdirSync(tarballs).map((name) => join(tarballs, name));
  writeFileSync(join(folder, "package.json"), '{ "name": "outside", "version": "0.0.0", "private": true }\n');
  npm(folder, "install", ...quick, ...files, "@pulumi/pulumi@3.248.0", "@pulumi/docker@5.2.0");
  return {
    folder,
    modules: join(folder, "node_modules"),
    packed: new Map(files.map((file) => [file.slice(tarballs.length + 1), filesIn(file)])),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The version of a package as installed there, and where it came from. */
export function installed({ modules }: Outside, name: string): { readonly version: string; readonly resolved: string } {
  const lock = JSON.parse(readFileSync(join(modules, ".package-lock.json"), "utf8"));
  return lock.packages[`node_modules/${name}`];
}

const quick = ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"];

function npm(cwd: string, ...args: string[]): void {
  execFileSync("npm", args, { cwd, env: withoutNpm(), stdio: ["ignore", "ignore", "pipe"] });
}

/** `npm test` tells its children where its own project is, which is not where these are to work. */
function withoutNpm(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_config_.*(prefix|workspace)/.test(name)),
  );
}

function filesIn(tarball: string): string[] {
  const listing = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" });
  return listing.trim().split("\n");
}
