import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import { findExecutables } from "../util/find-executable";
import { run } from "../util/run";
import { type DebianSource, unpack } from "./debian-part";

/** Programs that are built from a Go module. */
export interface GoPart {
  readonly kind: "go";
  /** The folder of the `go.mod` that pins everything. */
  readonly folder?: string;
  /** Instead: a module without one, whose `vendor.mod` says what it is built with. */
  readonly vendored?: { readonly module: string; readonly version: string };
  readonly packages: readonly string[];
  readonly tags: string;
  /** What the linker sets. */
  readonly variables: Readonly<Record<string, string>>;
  /** Whether it needs a C compiler. Default: yes. */
  readonly c?: boolean;
  /** Files of a module that it needs beside its programs, by their paths there. */
  readonly beside?: { readonly module: string; readonly files: readonly string[] };
  /** Packages of Debian with headers and static libraries. */
  readonly headers?: DebianSource;
}

const BUILD_MS = 45 * 60_000;

/** Builds a part's programs, static ones, into a folder. */
export async function makeGoPart(part: GoPart, folder: string, at: Places): Promise<readonly string[]> {
  const go = await goCommand(part, folder, at);
  const cwd = part.folder === undefined ? await moduleOf(part, folder, go) : join(at.root, part.folder);
  const variables = Object.entries(part.variables).map(([name, value]) => `-X ${name}=${value}`);
  const flags = ["-s", "-w", ...variables, "-extldflags", "-static"].join(" ");
  const out = join(folder, "built");
  mkdirSync(out, { recursive: true });
  const mode = part.folder === undefined ? "mod" : "readonly";
  await go(
    ["build", `-mod=${mode}`, "-trimpath", "-tags", part.tags, "-ldflags", flags, "-o", `${out}/`, ...part.packages],
    cwd,
  );
  if (part.beside !== undefined) {
    const module = (await go(["list", "-m", "-f", "{{.Dir}}", part.beside.module], cwd)).trim();
    for (const file of part.beside.files) writeFileSync(join(out, basename(file)), readFileSync(join(module, file)));
  }
  return part.packages.map((name) => join(out, basename(name)));
}

type Go = (args: readonly string[], cwd: string) => Promise<string>;

async function goCommand({ headers, c = true }: GoPart, folder: string, at: Places): Promise<Go> {
  const [go] = findExecutables("go", process.env.PATH ?? "");
  if (go === undefined)
    throw new SetupError(`${basename(folder)} is built from its Go module, and there is no Go on this machine.`);
  const env: NodeJS.ProcessEnv = { ...process.env, CGO_ENABLED: c ? "1" : "0" };
  if (headers !== undefined) {
    const root = join(folder, "headers");
    await unpack(headers, root, at);
    env.PKG_CONFIG_SYSROOT_DIR = root;
    env.PKG_CONFIG_PATH = join(root, "usr/lib", `${GNU[process.arch] ?? process.arch}-linux-gnu`, "pkgconfig");
  }
  const log = join(at.logs, `${basename(folder)}-build.log`);
  return async (args, cwd) => {
    // Who works beside it for minutes should not notice.
    const result = await run("nice", ["-n", "10", go, ...args], { cwd, env, log, timeoutMs: BUILD_MS });
    if (result.code === 0) return result.stdout;
    throw new SetupError(`go ${args[0]} failed (see ${log}):\n${result.stderr.trim().slice(-2000)}`);
  };
}

const GNU: Readonly<Record<string, string>> = { x64: "x86_64", arm64: "aarch64" };

/** A module of our own that requires the one without a `go.mod`, and what that says it is built with. */
async function moduleOf({ vendored }: GoPart, folder: string, go: Go): Promise<string> {
  if (vendored === undefined) throw new Error("a part has a folder or a module");
  const cwd = join(folder, "module");
  mkdirSync(cwd, { recursive: true });
  const { module, version } = vendored;
  const { Dir: source }: { Dir: string } = JSON.parse(
    await go(["mod", "download", "-json", `${module}@${version}`], cwd),
  );
  const required = readFileSync(join(source, "vendor.mod"), "utf8").replace(/^module .*/m, "module engine");
  writeFileSync(join(cwd, "go.mod"), `${required}\nrequire ${module} ${version}\n`);
  copyFileSync(join(source, "vendor.sum"), join(cwd, "go.sum"));
  return cwd;
}
