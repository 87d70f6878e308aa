import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type ContainersBefore,
  type Prediction,
  predict,
  type Scenarios,
  simulate,
} from "@pulumi-compose/health-model";
import { beforeOf } from "./before-of";
import { behaviourOf } from "./behaviour-of";
import { CommandWay } from "./command-way";
import { compare } from "./compare";
import { composeFiles, type Surroundings } from "./compose-file";
import type { EngineBench } from "./engine-bench";
import { brokenInvariants } from "./invariants";
import { isSettled } from "./is-settled";
import { type EngineView, observeEngine } from "./observe-engine";
import type { OracleProject } from "./oracle-project";
import { planOf } from "./plan-of";
import { ProgramWay } from "./program-way";
import { repaired } from "./repaired";
import { rolesOf } from "./roles-of";
import { scenarioOf } from "./scenario-of";
import type { UpRun } from "./up-run";
import type { Way } from "./way";

/** One `up` beside what was foretold of it. */
export interface PlayedUp {
  readonly step: "first up" | "second up" | "up after the repair";
  readonly prediction: Prediction;
  readonly run: UpRun;
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
const SETTLE_MS = 180_000;
const LOOK_EVERY_MS = 300;

/**
 * Brings a project up, again as it is, again once it is repaired, and takes it down; each time beside the model's word.
 *
 * @param name unique on the engine
 */
export async function playProject(
  bench: EngineBench,
  original: OracleProject,
  kind: Way["kind"],
  name: string,
): Promise<Played> {
  const way: Way = kind === "pulumi up" ? new ProgramWay(name, original) : new CommandWay(name, original);
  const taken = original.services.some(({ refusal }) => refusal === "port") ? await bench.takePort() : undefined;
  const surroundings: Surroundings = {
    images: bench.images,
    missing: `localhost:1/${name}:1`,
    takenPort: taken?.port,
  };
  const ups: PlayedUp[] = [];
  const differences: string[] = [];
  let files: Readonly<Record<string, string>> = {};

  const step = async (label: PlayedUp["step"], project: OracleProject, fileOf: OracleProject): Promise<boolean> => {
    files = await composeFiles(fileOf, surroundings);
    write(way.folder, files);
    const plan = planOf(way.folder, project, bench.images, bench.dialect);
    // What is repaired by the file is another container; what stays is unchanged by this up.
    const isEdited = label === "up after the repair" && project.repair === "file";
    const found = (await observeEngine(bench.docker, name)).containers;
    const there = isEdited ? [] : found;
    const before: Record<string, ContainersBefore> = {};
    const scenarios: Record<string, Scenarios[string]> = {};
    for (const service of project.services) {
      const own = beforeOf(service, there);
      if (own) before[service.name] = own;
      scenarios[service.name] = scenarioOf(service, rolesOf(fileOf, service), own);
    }
    const options = { engine: bench.dialect, probe: project.probe, before };
    const prediction = predict(plan, scenarios, options);
    const limitMs = simulate(plan, scenarios, options).endMs + SLACK_MS;
    const run = await way.up(limitMs);
    ups.push({ step: label, prediction, run });
    const view = await observeEngine(bench.docker, name);
    const wrong = [
      ...compare(prediction, run, view.containers, new Set(found.map(({ service }) => service))),
      ...(run.code === undefined ? [] : brokenInvariants(run, view, way.state())),
    ];
    differences.push(...wrong.map((text) => `${label}: ${text}`));
    return run.code !== undefined;
  };

  try {
    if (!(await step("first up", original, original))) return { kind, ups, differences, files };
    await settle(bench, original, name);
    if (!(await step("second up", original, original))) return { kind, ups, differences, files };
    if (ups.every(({ run }) => run.code === 0)) {
      const { same: _, ...changes } = ups[1]?.run.operations ?? {};
      if (Object.keys(changes).length > 0) differences.push(`second up: changes ${JSON.stringify(changes)}`);
    }
    await settle(bench, original, name);
    if (original.services.some(({ refusal }) => refusal === "image")) await bench.supply(surroundings.missing);
    await taken?.release();
    const good = repaired(original);
    if (original.repair === "switch") {
      writeFileSync(join(way.folder, "switch/repaired"), "");
      await jobsEnd(bench, original, name);
    }
    const last = await step("up after the repair", good, original.repair === "file" ? good : original);
    if (!last) return { kind, ups, differences, files };
    if (ups.at(-1)?.prediction.exitCode !== 0) differences.push("up after the repair: foretold to fail");
    const ended = await way.down(SLACK_MS);
    const view = await observeEngine(bench.docker, name);
    if (ended.code !== 0) differences.push(`down: exit code ${ended.code}`);
    differences.push(...left(view, way).map((text) => `down: ${text}`));
    return { kind, ups, differences, files };
  } finally {
    await taken?.release();
    await bench.clear(name);
    rmSync(way.folder, { recursive: true, force: true });
  }
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Waits until nothing changes any more: what an `up` finds is then what was seen before it. */
async function settle(bench: EngineBench, project: OracleProject, name: string): Promise<void> {
  const behaviours = new Map(
    project.services.map((service) => [service.name, behaviourOf(service, rolesOf(project, service))]),
  );
  await until("nothing changes any more", async () => {
    const { containers } = await observeEngine(bench.docker, name);
    return containers.filter((container) => {
      const behaviour = behaviours.get(container.service);
      return behaviour !== undefined && !isSettled(container, behaviour, Date.now());
    });
  });
}

/** A job that hung ends now: better before the `up` than in the middle of it. */
async function jobsEnd(bench: EngineBench, project: OracleProject, name: string): Promise<void> {
  const jobs = new Set(project.services.filter((one) => rolesOf(project, one).completed).map((one) => one.name));
  await until("its jobs have ended", async () => {
    const { containers } = await observeEngine(bench.docker, name);
    return containers.filter(({ service, status }) => jobs.has(service) && status === "running");
  });
}

/** Waits until none is left. */
async function until(what: string, look: () => Promise<readonly unknown[]>): Promise<void> {
  const end = Date.now() + SETTLE_MS;
  for (let left = await look(); left.length > 0; left = await look()) {
    if (Date.now() > end) throw new Error(`never: ${what}: ${JSON.stringify(left)}`);
    await sleep(LOOK_EVERY_MS);
  }
}

function left(view: EngineView, way: Way): string[] {
  return [
    ...view.containers.map((container) => `left ${container.name} on the engine`),
    ...view.networks.map((id) => `left network ${id.slice(0, 12)} on the engine`),
    ...way
      .state()
      .filter(({ type }) => type.startsWith("docker:") || type.startsWith("compose:"))
      .map(({ urn }) => `left ${urn} in the state`),
  ];
}
