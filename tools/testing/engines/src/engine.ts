import {
  codeOfSignal,
  END_SIGNALS,
  ENGINE_LANES,
  engineLane,
  ensureLane,
  type Places,
  places,
  RECIPES,
  runCommand,
  SetupError,
  sayAbout,
} from "@pulumi-compose-tools/setup";
import { OwnEngine, provideImage } from "@pulumi-compose-tools/swarm-bench";
import { laneList } from "./lane-list";

const say = sayAbout("engine");

const USAGE = `usage: npm run engine -- NAME [COMMAND…]
       npm run engine -- --list

Brings an engine up on a machine of its own, with the set-up's images, and runs the command with DOCKER_HOST set;
without one it says how to reach the engine and stays until Ctrl-C. Nothing is left of it.
With --bin, only makes its programs and prints their folder.`;

/** @returns the exit code: the command's. */
export async function engine(args: readonly string[], at: Places = places()): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === "--help" || name === "-h") {
    console.log(USAGE);
    return name === undefined ? 2 : 0;
  }
  if (name === "--list") {
    console.log(laneList(ENGINE_LANES));
    return 0;
  }
  if (name === "--bin") {
    const { bin } = await ensureLane(engineLane(rest[0] ?? ""), at, say);
    console.log(bin);
    return 0;
  }
  const lane = engineLane(name);
  const command = rest[0] === "--" ? rest.slice(1) : rest;
  if (OwnEngine.needs !== undefined) throw new SetupError(OwnEngine.needs);
  const { bin, product, version } = await ensureLane(lane, at, say);
  const program = { name: product === "podman" ? "podman-engine" : "dockerd", bin } as const;
  const interrupted = new Promise<number>((resolve) => {
    for (const signal of END_SIGNALS) process.on(signal, () => resolve(codeOfSignal(signal)));
  });
  let isUp = false;
  void interrupted.then(() => isUp || say("is ended as soon as it has come up"));
  const own = await OwnEngine.start({ name: `engine-${lane.name.replaceAll(".", "-")}`, program });
  isUp = true;
  try {
    const broken = await Promise.race([interrupted, provideImages(own)]);
    if (broken !== undefined) return broken;
    say(`${product} ${version} at DOCKER_HOST=${own.host}`);
    const env = { ...process.env, DOCKER_HOST: own.host, PATH: `${bin}:${process.env.PATH}` };
    if (command.length > 0) return await runCommand(command, { env });
    say("Ctrl-C ends it");
    // Signal handlers alone do not keep a process alive.
    const staying = setInterval(() => undefined, 60_000);
    await interrupted;
    clearInterval(staying);
    return 0;
  } finally {
    await own.discard();
  }
}

async function provideImages(own: OwnEngine): Promise<undefined> {
  for (const { name } of RECIPES) await provideImage(own, name);
}
