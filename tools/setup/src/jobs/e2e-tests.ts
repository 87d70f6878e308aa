import { availableParallelism } from "node:os";
import { chooseFiles, matching } from "../e2e/choose-files";
import { E2E_FILES } from "../e2e/e2e-files";
import { EngineRoom, type RoomSupply } from "../e2e/engine-room";
import { runFiles } from "../e2e/run-files";
import { secondTryLines } from "../e2e/second-try-lines";
import { TestRecord } from "../e2e/test-record";
import { ToolInputs } from "../e2e/tool-inputs";
import { ensureLane } from "../engines/ensure-lane";
import { engineLane } from "../engines/lanes";
import { imagesThere } from "../images/images-there";
import type { Places } from "../places";
import { SetupError } from "../setup-error";
import type { Toolchain } from "../toolchain";
import { sayAbout } from "../util/say";
import { addCounts, NO_TESTS, type TestCounts } from "./test-counts";

const say = sayAbout("test");

export interface E2eOptions {
  readonly tier: "ways" | "all" | undefined;
  /** Patterns of paths, and then jest's own flags; only without a tier. */
  readonly args: readonly string[];
  readonly signal: AbortSignal;
}

export interface E2eOutcome {
  readonly ok: boolean;
  readonly counts: TestCounts;
  /** To be said once more at the very end. */
  readonly closing: readonly string[];
  /** How long each file took; of two tries, the second. */
  readonly times: readonly { readonly file: string; readonly seconds: number }[];
}

/** Runs end-to-end files against the real CLI, real engines and the built packages. */
export async function e2eTests(at: Places, tools: Toolchain, { tier, args, signal }: E2eOptions): Promise<E2eOutcome> {
  const firstFlag = args.findIndex((arg) => arg.startsWith("-"));
  const patterns = firstFlag < 0 ? args : args.slice(0, firstFlag);
  const inputs = new ToolInputs(at);
  const choice = { tier, patterns, inputs: inputs.state.bind(inputs) };
  const { chosen, unchanged } = chooseFiles(E2E_FILES, choice);
  if (chosen.length === 0) throw new SetupError(nothingMatches(patterns));
  if (unchanged.length > 0)
    say(`${unchanged.length} files of tools are left out: nothing has changed of what they passed with`);

  const record = new TestRecord(at);
  const supply = await supplyOf(tools, at);
  const workers = Number(process.env.PULUMI_COMPOSE_WORKERS) || Math.min(2, availableParallelism());
  const tries = await runFiles(chosen, {
    ...{ at, env: tools.env, supply, workers, seconds: record.seconds(), signal, say },
    flags: firstFlag < 0 ? [] : args.slice(firstFlag),
    onResult: (result, attempt) => record.add(result, attempt),
  });
  let counts = NO_TESTS;
  let ok = !signal.aborted;
  for (const { file, first, second = first } of tries) {
    counts = addCounts(counts, second.counts);
    ok &&= second.ok;
    const e2e = chosen.find((one) => one.file === file);
    if (second.ok && e2e?.inputs !== undefined) inputs.passed(e2e);
  }
  const times = tries.map(({ file, first, second = first }) => ({ file, seconds: second.seconds }));
  return { ok, counts, closing: secondTryLines(tries), times };
}

function nothingMatches(patterns: readonly string[]): string {
  const text = patterns.join(" ");
  const onCluster = matching(E2E_FILES, patterns).some(({ tier }) => tier === "kubernetes");
  return onCluster ? `That needs a cluster: npm run test:kubernetes -- ${text}` : `No end-to-end file matches ${text}.`;
}

/** Rooms reach no registry, and an engine that the user named is the one to be tested. */
async function supplyOf({ engine, images }: Toolchain, at: Places): Promise<RoomSupply | undefined> {
  if (!engine.found) return undefined;
  const wanted = process.env.PULUMI_COMPOSE_ENGINE || undefined;
  const named = process.env.DOCKER_HOST || process.env.DOCKER_CONTEXT;
  const why =
    EngineRoom.impossible ??
    (named ? "the engine was named" : undefined) ??
    (images === "make" ? undefined : "images come from a registry");
  if (why === undefined) {
    const lane = wanted === undefined ? undefined : await ensureLane(engineLane(wanted), at, say);
    if (lane !== undefined) say(`on ${lane.product} ${lane.version} (${lane.name})`);
    return { docker: engine.docker, images: await imagesThere(engine.docker), lane };
  }
  if (wanted !== undefined) throw new SetupError(`PULUMI_COMPOSE_ENGINE=${wanted} needs a room of its own: ${why}.`);
  say(`one worker, on the engine that was found: ${why}`);
  return undefined;
}
