import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import { run } from "../util/run";
import type { Say } from "../util/say";

const INSTALL_MS = 5 * 60_000;

/** A Node.js that lies in the tool chain. */
export interface NodeLane {
  /** `22` */
  readonly major: string;
  /** `22.23.5` */
  readonly version: string;
  /** The folder of its `node`. */
  readonly bin: string;
}

/**
 * Brings the newest Node.js of a major version into the tool chain, from the npm package that holds its executable for this
 * machine, unless there is one.
 *
 * @throws SetupError when it cannot be had.
 */
export async function ensureNode(major: string, { toolchain, logs }: Places, say: Say): Promise<NodeLane> {
  const folder = join(toolchain, "node", major);
  const name = packageName(process.platform, process.arch);
  const bin = join(folder, "node_modules", name, "bin");
  if (!existsSync(join(bin, "node"))) {
    say(`installing Node.js ${major} (${name} of npm)`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const args = ["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", `${name}@${major}`];
    const { code, stderr } = await run("npm", args, { timeoutMs: INSTALL_MS, log: join(logs, `node-${major}.log`) });
    if (code !== 0) throw new SetupError(`Node.js ${major} cannot be had: ${stderr.trim().slice(-500)}`);
  }
  const { stdout } = await run(join(bin, "node"), ["--version"], { timeoutMs: 20_000 });
  const version = /^v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
  if (version === undefined) throw new SetupError(`Node.js ${major} does not run on this machine.`);
  return { major, version, bin };
}

/** What npm calls the package of a platform and an architecture, in Node.js's own words for them. */
function packageName(platform: string, arch: string): string {
  return `node-${platform === "win32" ? "win" : platform}-${arch}`;
}
