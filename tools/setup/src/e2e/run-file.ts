import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Places } from "../places";
import { type ToolchainEnv, WITH_WAITS, WITHOUT_WAITS } from "../toolchain-env";
import type { FileResult } from "./file-result";
import { readResult } from "./read-result";

/** Longer than any file takes: one that hangs must not keep the others from running. */
const FILE_MS = Number(process.env.PULUMI_COMPOSE_FILE_MINUTES ?? 20) * 60_000;
/** What a test has left open keeps its process alive; jest has written its results by then. */
const GRACE_MS = 20_000;
const WRITTEN = "Test results written to";

/** A place for a test's processes. */
export interface Room {
  /** The command line that runs a command there, in the given folder. */
  readonly inside: (cwd: string, command: readonly string[]) => readonly string[];
  /** The PATH there. */
  readonly path: (path: string) => string;
}

export interface RunFileOptions {
  readonly at: Places;
  readonly env: ToolchainEnv;
  /** Where it runs. Undefined: on this machine, and the engine that the environment leads to. */
  readonly room: Room | undefined;
  /** A name for what this worker keeps for itself. */
  readonly worker: string;
  /** A pattern of the names of those of its tests that are to be run. Default: all. */
  readonly only?: string | undefined;
  /** Whether the docker plugin's stand-in waits where the official one does. Default: no. */
  readonly waits?: boolean | undefined;
  /** More arguments for jest. */
  readonly flags: readonly string[];
  readonly signal: AbortSignal;
  /** How long a process may take to end once its results are written. Default: 20 s. */
  readonly graceMs?: number;
}

/** Runs one end-to-end file in a process of its own, to its end. Never rejects. */
export function runFile(file: string, options: RunFileOptions): Promise<FileResult> {
  const { at, worker, only, flags } = options;
  const result = join(at.toolchain, `test-results/jest-${worker}.json`);
  rmSync(result, { force: true });
  mkdirSync(dirname(result), { recursive: true });
  const jest = [
    ...[process.execPath, join(at.root, "node_modules/jest/bin/jest.js"), "--config"],
    ...[join(at.root, "jest.e2e.config.js"), "--runInBand", "--verbose=false", "--json", "--outputFile", result],
    // Two that write one cache would read each other's halves.
    ...["--cacheDirectory", join(at.toolchain, "jest", worker), "--runTestsByPath", join(at.root, file)],
    ...(only === undefined ? [] : ["--testNamePattern", only]),
    ...flags,
  ];
  const started = Date.now();
  return new Promise((resolve) => {
    const child = start(jest, options);
    let output = "";
    let trouble: string | undefined;
    const give = (why: string) => () => {
      trouble ??= why;
      killGroup(child);
    };
    const deadline = setTimeout(give(`did not end within ${FILE_MS / 60_000} minutes`), FILE_MS);
    let end: NodeJS.Timeout | undefined;
    const aborted = give("was ended by a signal");
    options.signal.addEventListener("abort", aborted, { once: true });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        output += chunk.toString();
        if (end === undefined && output.includes(WRITTEN))
          end = setTimeout(
            give("its tests have ended, but something that they left open keeps it running"),
            options.graceMs ?? GRACE_MS,
          );
      });
    }
    const finish = (code: number | null) => {
      clearTimeout(deadline);
      clearTimeout(end);
      options.signal.removeEventListener("abort", aborted);
      const seconds = (Date.now() - started) / 1000;
      const ending = { code, seconds, output, ...(trouble !== undefined && { trouble }) };
      resolve(readResult(file, parsed(result), ending, only));
    };
    child.once("error", ({ message }) => {
      output += message;
      finish(1);
    });
    child.once("close", finish);
  });
}

function start(jest: readonly string[], { at, env, room, waits, signal }: RunFileOptions): ChildProcess {
  const [command = "", ...args] = room?.inside(at.root, jest) ?? jest;
  const { DOCKER_HOST, DOCKER_CONTEXT, ...others } = process.env;
  const outer = room === undefined ? process.env : others;
  // A group of its own, so that all that it has started ends with it.
  const child = spawn(command, args, {
    cwd: at.root,
    env: {
      ...outer,
      ...env,
      ...(waits ? WITH_WAITS : WITHOUT_WAITS),
      ...(room && { PATH: room.path(env.PATH ?? "") }),
    },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  if (signal.aborted) killGroup(child);
  return child;
}

function killGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

function parsed(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
