import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import {
  codeOfSignal,
  END_SIGNALS,
  type Places,
  places,
  runCommand,
  SetupError,
  sayAbout,
  toolchainEnv,
} from "@pulumi-compose-tools/setup";
import { readArguments, USAGE } from "./arguments";
import { Cluster } from "./cluster";
import { impossible } from "./impossible";
import { BIN, ensurePrograms, ensureProvider } from "./programs";

const say = sayAbout("cluster");

/** @returns the exit code: the command's. */
export async function cluster(args: readonly string[], at: Places = places()): Promise<number> {
  const { what, command, ...options } = readArguments(args);
  if (what === "help") {
    console.log(USAGE);
    return 0;
  }
  const why = impossible(options.node ?? false);
  if (why !== undefined) throw new SetupError(why);
  // At its exit a process ends what it builds by; a signal alone would leave that running.
  const exit = (signal: NodeJS.Signals) => process.exit(codeOfSignal(signal));
  for (const signal of END_SIGNALS) process.on(signal, exit);
  await ensurePrograms(at, what === "programs" || options.node === true, say);
  await ensureProvider(at, say);
  for (const signal of END_SIGNALS) process.off(signal, exit);
  if (what === "programs") {
    console.log(join(at.toolchain, BIN));
    return 0;
  }
  const interrupted = new Promise<number>((resolve) => {
    for (const signal of END_SIGNALS) process.on(signal, () => resolve(codeOfSignal(signal)));
  });
  let isUp = false;
  void interrupted.then(() => isUp || say("is ended as soon as it has come up"));
  const own = await Cluster.start(options, at);
  isUp = true;
  let code = 1;
  try {
    code = await use(own, command, interrupted, at);
  } finally {
    const left = await own.stop();
    for (const one of left) say(`left behind: ${one}`);
    if (left.length > 0) code = code === 0 ? 1 : code;
  }
  return code;
}

async function use(
  own: Cluster,
  command: readonly string[],
  interrupted: Promise<number>,
  at: Places,
): Promise<number> {
  if (command.length > 0) return runCommand(own.inside(command), { env: withPulumi(own.env, at) });
  say(`KUBECONFIG=${own.kubeconfig} ${own.inside(["sh"]).join(" ")}`);
  say("Ctrl-C ends it");
  // Signal handlers alone do not keep a process alive.
  const staying = setInterval(() => undefined, 60_000);
  await interrupted;
  clearInterval(staying);
  return 0;
}

/** The tool chain's Pulumi, where there is one: a cluster is of use without. */
export function withPulumi(env: NodeJS.ProcessEnv, at: Places): NodeJS.ProcessEnv {
  if (!existsSync(at.envFile)) return env;
  const { PATH = "", ...others } = toolchainEnv(at);
  const [bin = ""] = PATH.split(delimiter);
  return { ...env, ...others, PATH: `${bin}${delimiter}${env.PATH ?? ""}` };
}
