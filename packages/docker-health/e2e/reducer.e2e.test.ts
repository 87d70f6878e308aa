import { DIALECTS, type Dialect, type Healthcheck, initialState, reduce } from "@pulumi-compose/health-model";
import fc from "fast-check";
import { connect } from "../src";
import { readEvent } from "../src/engine/follow-events";
import { Bench, sleep } from "./support/bench";
import { Observation } from "./support/observe";
import { MAIN, type Scenario, scenarios, testFor } from "./support/probe-script";

const RUNS = Number(process.env.PULUMI_COMPOSE_REDUCER_RUNS ?? 60);
const AT_A_TIME = 10;
const SEED = Number(process.env.PULUMI_COMPOSE_SEED ?? 20_261_123);
const LONGEST_MS = 20_000;
const LOOK_EVERY_MS = 300;

jest.setTimeout(1_800_000);

const bench = new Bench();

beforeAll(() => bench.setUp());
afterAll(() => bench.cleanUp());

const same = (compared: ReturnType<Observation["compare"]> | undefined) =>
  compared !== undefined && JSON.stringify(compared.model) === JSON.stringify(compared.engine);

/** The engines that schedule probes in another way than the given one. */
const othersThan = ({ startInterval, unsetStartInterval }: Dialect) =>
  DIALECTS.filter((other) => other.startInterval !== startInterval || other.unsetStartInterval !== unsetStartInterval);

/** When an engine would probe a check that fails at once, from its start. */
function moments(check: Healthcheck, dialect: Dialect): number[] {
  let state = initialState(check, dialect);
  return Array.from({ length: 4 }, () => {
    const atMs = state.nextProbeMs ?? Number.NaN;
    state = reduce(state, { kind: "probe", startMs: atMs, endMs: atMs + 100, exitCode: 1, output: "" });
    return atMs;
  });
}

/** Whether two engines probe a check at moments that can be told apart. */
const tellsApart = (check: Healthcheck, one: Dialect, other: Dialect) => {
  const others = moments(check, other);
  return moments(check, one).some((atMs, at) => Math.abs(atMs - (others[at] ?? 0)) > 2_000);
};

test(`the model of an engine's health says what the engine says, for ${RUNS} random checks`, async () => {
  const engine = await connect();
  const { version, dialect } = await engine.version();
  if (!dialect) throw new Error("the model is Docker Engine's");
  const seen = new Map<string, Observation>();
  const events = await bench.docker.getEvents({ filters: { event: ["health_status", "start", "die"] } });
  let rest = "";
  events.on("data", (chunk: Buffer) => {
    const lines = (rest + chunk.toString()).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const event = readEvent(line);
      const observation = event && seen.get(event.containerId);
      if (!observation) continue;
      const atMs = Number(event.timeNano) / 1e6;
      if (event.action === "die") observation.stops.push(atMs);
      if (event.action === "start") observation.watched.push(atMs);
      if (event.action === "health_status: healthy") observation.changes.push({ atMs, status: "healthy" });
      if (event.action === "health_status: unhealthy") observation.changes.push({ atMs, status: "unhealthy" });
    }
  });

  const play = async ({ outcomes, check }: Scenario) => {
    const observation = new Observation();
    const id = await bench.container({
      command: MAIN,
      check: { ...check, test: testFor(outcomes) },
      restart: { Name: "always" },
      start: false,
    });
    seen.set(id, observation);
    await bench.docker.getContainer(id).start();
    const ends = Date.now() + LONGEST_MS;
    let healthcheck: Healthcheck | undefined;
    while (Date.now() < ends && observation.probes + observation.stops.length < outcomes.length) {
      await sleep(LOOK_EVERY_MS);
      // An engine under load may hold a look back for long; the next one sees the same log.
      const container = await engine.inspect(id).catch(() => undefined);
      if (!container) continue;
      healthcheck = container.healthcheck;
      observation.see(container, Date.now());
    }
    // Events are a moment behind, on a loaded machine more than one.
    let compared = healthcheck && observation.compare(healthcheck, dialect);
    for (let tries = 0; tries < 30 && healthcheck && !same(compared); tries += 1) {
      await sleep(100);
      compared = observation.compare(healthcheck, dialect);
    }
    seen.delete(id);
    await bench.remove(id);
    return { compared, observation, healthcheck };
  };

  const queue = fc.sample(scenarios, { numRuns: RUNS, seed: SEED });
  let [probes, changes] = [0, 0];
  const differences: object[] = [];
  const others = new Map(othersThan(dialect).map((other) => [other, { told: 0, refuted: 0 }]));
  const work = async () => {
    for (let scenario = queue.shift(); scenario; scenario = queue.shift()) {
      const { compared, observation, healthcheck } = await play(scenario);
      probes += observation.probes;
      changes += observation.changes.length;
      if (!healthcheck || !same(compared)) differences.push({ scenario, ...compared });
      if (!healthcheck) continue;
      const misplaced = observation.misplaced(healthcheck, dialect);
      if (misplaced.length > 0) differences.push({ scenario, misplaced });
      for (const [other, count] of others) {
        if (tellsApart(healthcheck, dialect, other)) count.told += 1;
        if (observation.misplaced(healthcheck, other).length > 0) count.refuted += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  if ("destroy" in events && typeof events.destroy === "function") events.destroy();
  await engine.close();
  const beside = [...others].map(([{ since }, { refuted }]) => `${since}: ${refuted}`).join(", ");
  console.info(
    `${RUNS} checks on engine ${version}: ${probes} probes, ${changes} changes of health, ${differences.length} differences (seed ${SEED}); at other moments than as engines from ${beside}`,
  );
  expect(differences).toEqual([]);
  expect(probes).toBeGreaterThan(RUNS * 2);
  expect(changes).toBeGreaterThan(RUNS / 2);
  // What is measured tells this engine from others.
  for (const [{ since }, { told, refuted }] of others) {
    expect({ since, refuted: told === 0 || refuted > 0 }).toEqual({ since, refuted: true });
  }
});
