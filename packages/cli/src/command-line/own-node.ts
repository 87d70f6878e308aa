import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { startProgram } from "../io/start-program";

/** Says to the Node.js that is started here that it has been. */
const MARK = "PULUMI_COMPOSE_OWN_NODE";

/**
 * Node.js takes `--env-file` for its own wherever it stands (nodejs/node#54232), and does what `NODE_OPTIONS` in the file says.
 * The file is the project's. So where one has that variable, everything is done in another Node.js, which is told that what
 * stands behind `--` is not for it.
 *
 * @param args without the program and its script
 * @returns the exit code of the other; undefined: this one is as good
 */
export async function inOwnNode(script: string, args: readonly string[]): Promise<number | undefined> {
  if (process.env[MARK] !== undefined) {
    delete process.env[MARK];
    return undefined;
  }
  if (!filesForNode(args).some(hasNodeOptions)) return undefined;
  process.env[MARK] = "1";
  return startProgram(process.execPath, [...process.execArgv, "--", script, ...args], undefined);
}

/** The files that Node.js has read of these arguments. */
export function filesForNode(args: readonly string[]): readonly string[] {
  const end = args.indexOf("--");
  return args.slice(0, end < 0 ? args.length : end).flatMap((arg, index) => {
    if (arg.startsWith("--env-file=")) return [arg.slice("--env-file=".length)];
    return arg === "--env-file" ? (args[index + 1] ?? []) : [];
  });
}

function hasNodeOptions(file: string): boolean {
  try {
    return Object.hasOwn(parseEnv(readFileSync(file, "utf8")), "NODE_OPTIONS");
  } catch {
    // The project's to report.
    return false;
  }
}
