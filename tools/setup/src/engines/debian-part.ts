import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import { withLock } from "../util/lock";
import { run } from "../util/run";
import { ownLibraries } from "./own-libraries";

export interface DebianSource {
  /** The release of Debian that has them. */
  readonly suite: string;
  /** `NAME`, or `NAME=VERSION*`, which holds the version but not Debian's own revisions of it. */
  readonly packages: readonly string[];
}

/** Programs out of packages of Debian, which are unpacked and not installed. */
export interface DebianPart extends DebianSource {
  readonly kind: "debian";
  /** From the root that the packages are unpacked into. */
  readonly programs: readonly string[];
  /** They are linked with the packages' own libraries, since the machine's are older. */
  readonly ownLibraries?: true;
}

const APT_MS = 10 * 60_000;
const KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";

/** Has a part's packages unpacked in a folder. @returns its programs. */
export async function makeDebianPart(part: DebianPart, folder: string, at: Places): Promise<readonly string[]> {
  const root = join(folder, "root");
  await unpack(part, root, at);
  if (part.ownLibraries) await ownLibraries(root, part.programs, (into) => unpack(PATCHELF, into, at));
  return part.programs.map((program) => join(root, program));
}

const PATCHELF: DebianSource = { suite: "bookworm", packages: ["patchelf=0.14*"] };

/** Downloads packages, with lists of their own beside the machine's, and unpacks them into a folder. */
export async function unpack({ suite, packages }: DebianSource, root: string, at: Places): Promise<void> {
  const apt = await aptFor(suite, at);
  const folder = mkdtempSync(join(at.toolchain, "debs-"));
  try {
    // Its own user may not write here, which is only a warning for root.
    await apt(["download", ...packages], folder);
    mkdirSync(root, { recursive: true });
    for (const name of readdirSync(folder).sort()) {
      const unpacked = await run("dpkg-deb", ["-x", join(folder, name), root], { timeoutMs: APT_MS });
      if (unpacked.code !== 0) throw new SetupError(`${basename(name)} cannot be unpacked: ${unpacked.stderr.trim()}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const updated = new Map<string, Promise<void>>();

/** apt-get for a release of Debian that may be another than the machine's; the machine's own lists and caches stay as they are. */
async function aptFor(suite: string, at: Places) {
  const folder = join(at.toolchain, "engines/apt", suite);
  const config = join(folder, "apt.conf");
  const env = { ...process.env, APT_CONFIG: config, DEBIAN_FRONTEND: "noninteractive" };
  const log = join(at.logs, `apt-${suite}.log`);
  const apt = async (args: readonly string[], cwd: string): Promise<void> => {
    const result = await run("apt-get", ["-o", "Acquire::Retries=2", ...args], { cwd, env, log, timeoutMs: APT_MS });
    if (result.code !== 0)
      throw new SetupError(`apt-get ${args.join(" ")} failed (see ${log}):\n${result.stderr.trim()}`);
  };
  const update = async () => {
    mkdirSync(join(folder, "lists/partial"), { recursive: true });
    mkdirSync(join(folder, "cache/archives/partial"), { recursive: true });
    const source = [
      "Types: deb",
      `URIs: ${await debianMirror()}`,
      `Suites: ${suite}`,
      "Components: main",
      `Signed-By: ${KEYRING}`,
    ];
    mkdirSync(join(folder, "sources"), { recursive: true });
    writeFileSync(join(folder, "sources", `${suite}.sources`), `${source.join("\n")}\n`);
    const lines = [
      'Dir::Etc::SourceList "/dev/null";',
      `Dir::Etc::SourceParts "${join(folder, "sources")}";`,
      `Dir::State::Lists "${join(folder, "lists")}";`,
      'Dir::State::Status "/dev/null";',
      `Dir::Cache "${join(folder, "cache")}";`,
      'APT::Sandbox::User "root";',
      'Acquire::Languages "none";',
      'Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";',
      "#clear APT::Update::Post-Invoke;",
      "#clear APT::Update::Post-Invoke-Success;",
      "#clear DPkg::Post-Invoke;",
    ];
    writeFileSync(config, `${lines.join("\n")}\n`);
    await apt(["update"], folder);
  };
  const once = updated.get(suite) ?? withLock(`${folder}.lock`, () => undefined, update);
  updated.set(suite, once);
  await once;
  return apt;
}

/** The mirror that the machine itself has its packages of Debian from. */
async function debianMirror(): Promise<string> {
  const args = ["indextargets", "--no-release-info", "--format", "$(SITE) $(REPO_URI)", "Created-By: Packages"];
  const { stdout } = await run("apt-get", args, { timeoutMs: APT_MS });
  const uris = stdout.split("\n").map((line) => line.split(" ")[1] ?? "");
  const found = uris.find((uri) => /\/debian\/?$/.test(uri));
  if (found === undefined)
    throw new SetupError("Engines are made of Debian's packages: this machine has no source of them.");
  return found;
}
