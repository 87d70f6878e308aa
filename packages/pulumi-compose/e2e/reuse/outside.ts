import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../support/toolchain";

/** A folder outside the workspace in which the packages are installed as a user gets them. */
export interface Outside {
  readonly folder: string;
  readonly modules: string;
  /** Paths of the files that each tarball holds, by the tarball's name. */
  readonly packed: ReadonlyMap<string, readonly string[]>;
  remove(): void;
}

/**
 * Packs the built packages and installs the tarballs in a new folder; their dependencies come from npm's registry. Pulumi's
 * SDK comes in the oldest version that the packages accept: the repository's other tests have a newer one.
 */
export function installOutside(): Outside {
  const folder = mkdtempSync(join(tmpdir(), "pce-outside-"));
  const tarballs = join(folder, "tarballs");
  const script = join(root, "tools/release/install-packed.mjs");
  execFileSync(process.execPath, [script, folder, oldestSdk()], { stdio: ["ignore", "ignore", "pipe"] });
  const files = readdirSync(tarballs).map((name) => join(tarballs, name));
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

/** The lower bound of the peer dependency. */
export function oldestSdk(): string {
  const manifest = JSON.parse(readFileSync(join(root, "packages/pulumi-compose/package.json"), "utf8"));
  return manifest.peerDependencies["@pulumi/pulumi"].replace("^", "");
}

function filesIn(tarball: string): string[] {
  const listing = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" });
  return listing.trim().split("\n");
}
