import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Prediction } from "@pulumi-compose/health-model";
import { behaviourOf } from "./behaviour-of";
import { CommandWay } from "./command-way";
import { compare } from "./compare";
import { composeFiles, type Surroundings } from "./compose-file";
import type { EngineBench } from "./engine-bench";
import { foretell } from "./foretell";
import { brokenInvariants } from "./invariants";
import { observeEngine } from "./observe-engine";
import type { ObservedContainer } from "./observed-container";
import type { OracleProject } from "./oracle-project";
import { planOf } from "./plan-of";
import { ProgramWay } from "./program-way";
import { repaired } from "./repaired";
import { rolesOf } from "./roles-of";
import { settle } from "./settle";
import type { UpRun } from "./up-run";
import type { Way } from "./way";

/** One `up` beside what was foretold of it. */
export interface PlayedUp {
  readonly step: "first up" | "second up" | "up after the repair";
  readonly prediction: Prediction;
  readonly run: UpRun;
  /** How many containers had ended with a failure when it began. */
  readonly broken: number;
}

/** What came of a project, brought up in one way. */
export interface Played {
  readonly kind: Way["kind"];
  readonly ups: readonly PlayedUp[];
  /** Each with the step in which it was seen. */
  readonly differences: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

/** Commands start slowly on a busy machine, and an engine answers slowly; what hangs does so for ever. */
const SLACK_MS = 240_000;

/**
 * Brings a project up, again as it is, again once it is repaired, and takes it down; each time beside the model's word.
 *
 * @param name unique on the engine
 */
export async function playProject(
  bench: EngineBench,
  project: OracleProject,
  kind: Way["kind"],
  name: string,
): Promise<Played> {
  const way: Way = kind === "pulumi up" ? new ProgramWay(name, project) : new CommandWay(name, project);
  const taken = project.services.some(({ refusal }) => refusal === "port") ? await bench.takePort() : undefined;
  const missing = `localhost:1/${name}:1`;
  const play = new Play(bench, way, { images: bench.images, missing, takenPort: taken?.port });
  try {
    await play.up("first up", project, project);
    if (play.hasEnded) await settle(bench, project, name, false);
    if (play.hasEnded) await play.up("second up", project, project);
    play.changesNothing();
    if (play.hasEnded) await play.bothWays(project);
    if (play.hasEnded) await settle(bench, project, name, false);
    if (project.services.some(({ refusal }) => refusal === "image")) await bench.supply(missing);
    await taken?.release();
    const good = repaired(project);
    if (project.repair === "switch") {
      writeFileSync(join(way.folder, "switch/repaired"), "");
      if (play.hasEnded) await settle(bench, project, name, true);
    }
    if (play.hasEnded) await play.up("up after the repair", good, project.repair === "file" ? good : project);
    if (play.hasEnded) await play.bothWays(good);
    if (play.hasEnded) await play.down();
    return play.played;
  } finally {
    await taken?.release();
    await bench.clear(name);
    rmSync(way.folder, { recursive: true, force: true });
  }
}

class Play {
  readonly #ups: PlayedUp[] = [];
  readonly #differences: string[] = [];
  #files: Readonly<Record<string, string>> = {};

  constructor(
    private readonly bench: EngineBench,
    private readonly way: Way,
    private readonly surroundings: Surroundings,
  ) {}

  get played(): Played {
    return { kind: this.way.kind, ups: this.#ups, differences: this.#differences, files: this.#files };
  }

  /** Whether every run has ended by itself: after one that has not, there is nothing to compare with. */
  get hasEnded(): boolean {
    return this.#ups.every(({ run }) => run.code !== undefined);
  }

  /** @param written the project as its file has it; what its services do may have changed without the file */
  async up(step: PlayedUp["step"], project: OracleProject, written: OracleProject): Promise<void> {
    const { bench, way } = this;
    this.#files = await composeFiles(written, this.surroundings);
    for (const [path, content] of Object.entries(this.#files)) {
      mkdirSync(dirname(join(way.folder, path)), { recursive: true });
      writeFileSync(join(way.folder, path), content);
    }
    const plan = planOf(way.folder, project, bench.images, bench.dialect);
    const { containers: found } = await observeEngine(bench.docker, way.project);
    // What the file's edit replaces is none of what is found; what it does not replace was good before.
    const isEdited = step === "up after the repair" && project.repair === "file";
    const { prediction, settledMs } = foretell(plan, project, isEdited ? [] : found, bench);
    const run = await way.up(settledMs + SLACK_MS);
    const view = await observeEngine(bench.docker, way.project);
    const broken = found.filter(({ status, exitCode }) => status === "exited" && exitCode !== 0).length;
    this.#ups.push({ step, prediction, run, broken });
    const present = new Set(found.map(({ service }) => service));
    this.#note(step, compare(prediction, run, view.containers, present));
    if (run.code !== undefined) this.#note(step, brokenInvariants(run, view, way.state()));
    if (step === "up after the repair" && prediction.exitCode !== 0) this.#note(step, ["is foretold to fail"]);
  }

  /** The second of two that succeeded has nothing to do but for the command's to start again what has broken down since. */
  changesNothing(): void {
    const [first, second] = this.#ups;
    if (first?.run.code !== 0 || second?.run.code !== 0) return;
    const startsAgain = this.way.kind === "pulumi-compose up" ? second.broken : 0;
    this.#note(second.step, changesIn(second.run, startsAgain));
  }

  /** An `up` that says that nothing has changed, whether Pulumi has looked or not, is right: Pulumi, which looks now, says so, too. */
  async bothWays(project: OracleProject): Promise<void> {
    const { bench, way } = this;
    const last = this.#ups.at(-1);
    if (!way.fullUp || last?.run.code !== 0) return;
    const quick = await way.up(SLACK_MS);
    if (quick.code !== 0 || changesIn(quick, 0).length > 0) return;
    const { containers: before } = await observeEngine(bench.docker, way.project);
    const full = await way.fullUp(SLACK_MS);
    const { containers: after } = await observeEngine(bench.docker, way.project);
    const broken = brokenMeanwhile(project, before, after);
    this.#note(`${last.step}, both ways`, [
      ...changesIn(full, broken),
      ...(full.code === 0 ? [] : [`the quick way ended with 0, the whole way with ${full.code}: ${full.text}`]),
      ...(sorted(quick.passed) === sorted(full.passed)
        ? []
        : [`gates passed by the quick way: ${sorted(quick.passed)}; by the whole way: ${sorted(full.passed)}`]),
    ]);
  }

  async down(): Promise<void> {
    const ended = await this.way.down(SLACK_MS);
    const view = await observeEngine(this.bench.docker, this.way.project);
    const known = this.way.state().filter(({ type }) => type.startsWith("docker:") || type.startsWith("compose:"));
    this.#note("down", [
      ...(ended.code === 0 ? [] : [`exit code ${ended.code}: ${ended.text}`]),
      ...view.containers.map((container) => `left ${container.name} on the engine`),
      ...view.networks.map((id) => `left network ${id.slice(0, 12)} on the engine`),
      ...known.map(({ urn }) => `left ${urn} in the state`),
    ]);
  }

  #note(step: string, texts: readonly string[]): void {
    this.#differences.push(...texts.map((text) => `${step}: ${text}`));
  }
}

/** What an `up` of what is there already has done, beside starting what had broken down. */
function changesIn({ operations }: UpRun, startsAgain: number): readonly string[] {
  const changes = Object.entries(operations).filter(([op, count]) => {
    if (op === "same" || (op === "refresh" && startsAgain > 0)) return false;
    return op !== "update" || count > startsAgain;
  });
  return changes.length > 0 ? [`changes ${JSON.stringify(Object.fromEntries(changes))}`] : [];
}

/** How many containers had broken down when an `up` looked: before it, or, where their script ends them, between two looks here. */
function brokenMeanwhile(
  project: OracleProject,
  before: readonly ObservedContainer[],
  after: readonly ObservedContainer[],
): number {
  const ending = project.services.filter((one) => behaviourOf(one, rolesOf(project, one)).exit !== undefined);
  const ends = new Set(ending.map(({ name }) => name));
  return before.filter(({ id, service, status, exitCode, startedAtMs }) => {
    if (status === "exited") return exitCode !== 0;
    return ends.has(service) && after.some((now) => now.id === id && now.startedAtMs !== startedAtMs);
  }).length;
}

function sorted(passed: UpRun["passed"]): string {
  return [...(passed ?? [])].sort().join(", ");
}
