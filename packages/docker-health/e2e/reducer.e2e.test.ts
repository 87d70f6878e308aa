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

test(`the model of an engine's health says what the engine says, for ${RUNS} random checks`, async () => {
  const engine = await connect();
  const { version } = await engine.version();
  const seen = new Map<string, Observation>();
  const events = await bench.docker.getEvents({ filters: { event: ["health_status", "die"] } });
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
    let healthcheck: Parameters<Observation["compare"]>[0] | undefined;
    while (Date.now() < ends && observation.probes + observation.stops.length < outcomes.length) {
      await sleep(LOOK_EVERY_MS);
      // An engine under load may hold a look back for long; the next one sees the same log.
      const container = await engine.inspect(id).catch(() => undefined);
      if (!container) continue;
      healthcheck = container.healthcheck;
      observation.see(container, Date.now());
    }
    // Events are a moment behind, on a loaded machine more than one.
    let compared = healthcheck && observation.compare(healthcheck, version);
    for (let tries = 0; tries < 30 && healthcheck && !same(compared); tries += 1) {
      await sleep(100);
      compared = observation.compare(healthcheck, version);
    }
    seen.delete(id);
    await bench.remove(id);
    return { compared, probes: observation.probes, changes: observation.changes.length };
  };

  const queue = fc.sample(scenarios, { numRuns: RUNS, seed: SEED });
  let [probes, changes] = [0, 0];
  const differences: object[] = [];
  const work = async () => {
    for (let scenario = queue.shift(); scenario; scenario = queue.shift()) {
      const result = await play(scenario);
      probes += result.probes;
      changes += result.changes;
      if (!same(result.compared)) differences.push({ scenario, ...result.compared });
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  if ("destroy" in events && typeof events.destroy === "function") events.destroy();
  await engine.close();
  console.info(
    `${RUNS} checks on engine ${version}: ${probes} probes, ${changes} changes of health, ${differences.length} differences (seed ${SEED})`,
  );
  expect(differences).toEqual([]);
  expect(probes).toBeGreaterThan(RUNS * 2);
  expect(changes).toBeGreaterThan(RUNS / 2);
});
