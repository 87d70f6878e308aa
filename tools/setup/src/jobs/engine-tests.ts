import { availableParallelism } from "node:os";
import type { E2eFile } from "../e2e/e2e-file";
import { E2E_FILES } from "../e2e/e2e-files";
import { EngineRoom } from "../e2e/engine-room";
import { runFiles, type Tries } from "../e2e/run-files";
import { TestRecord } from "../e2e/test-record";
import { ensureLane } from "../engines/ensure-lane";
import type { EngineLane } from "../engines/lanes";
import { imagesThere } from "../images/images-there";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import type { Toolchain } from "../toolchain";
import type { ToolchainEnv } from "../toolchain-env";
import { sayAbout } from "../util/say";

const say = sayAbout("engines");

export interface EngineTestsOptions {
  /** One way through each capability, or all that the files have. */
  readonly depth: "ways" | "all";
  /** Of files, by their paths. Default: all. */
  readonly patterns?: readonly string[];
  readonly signal: AbortSignal;
}

/** The end-to-end files that have something to say about an engine. */
export function filesFor(
  { product }: EngineLane,
  { depth, patterns = [] }: Omit<EngineTestsOptions, "signal">,
): readonly E2eFile[] {
  const wanted = patterns.map((pattern) => new RegExp(pattern, "i"));
  return E2E_FILES.filter(({ engines }) => (product === "podman" ? engines === "podman too" : engines !== undefined))
    .filter(({ file }) => wanted.length === 0 || wanted.some((pattern) => pattern.test(file)))
    .filter(({ tier }) => wanted.length > 0 || depth === "all" || tier === "ways")
    .map(({ only, ...file }) => (depth === "ways" && only !== undefined ? { ...file, only } : file))
    .map((file) => (product === "podman" ? sayingSomethingOfPodman(file) : file));
}

function sayingSomethingOfPodman({ notOnPodman, ...file }: E2eFile): E2eFile {
  return notOnPodman === undefined ? file : { ...file, only: `^(?!.*(?:${notOnPodman})).*(?:${file.only ?? ""})` };
}

/** What people are told to set there ([waiting](../../../../docs/14-waiting.md)): Podman has no BuildKit. */
const onPodman: ToolchainEnv = { DOCKER_BUILDKIT: "0" };

/** Runs them in rooms with that engine. @throws SetupError where there can be none. */
export async function engineTests(
  lane: EngineLane,
  at: Places,
  { engine, env }: Toolchain,
  options: EngineTestsOptions,
): Promise<readonly Tries[]> {
  if (!engine.found)
    throw new SetupError(`The images come from the set-up's engine, and there is none: ${engine.reason}`);
  if (EngineRoom.impossible !== undefined) throw new SetupError(EngineRoom.impossible);
  const ready = await ensureLane(lane, at, say);
  const files = filesFor(lane, options);
  if (files.length === 0) throw new SetupError(`No file for ${lane.name} matches ${options.patterns?.join(", ")}.`);
  say(`${files.length} files on ${lane.product} ${lane.version} (${lane.name})`);
  const record = new TestRecord(at, `e2e-${lane.name}`);
  return runFiles(files, {
    ...{ at, seconds: record.seconds(), flags: [], say, signal: options.signal },
    env: lane.product === "podman" ? { ...env, ...onPodman } : env,
    supply: { docker: engine.docker, images: await imagesThere(engine.docker), lane: ready },
    workers: Number(process.env.PULUMI_COMPOSE_WORKERS) || Math.min(2, availableParallelism()),
    onResult: (result, attempt) => record.add(result, attempt),
  });
}
