import fc from "fast-check";
import { engine, leftovers } from "../../pulumi-compose/e2e/support/engine";
import { describeWithToolchain } from "../../pulumi-compose/e2e/support/toolchain";
import { anyProject } from "./oracle/any-project";
import { EngineBench } from "./oracle/engine-bench";
import { KEPT_CASES } from "./oracle/kept-cases";
import type { OracleProject } from "./oracle/oracle-project";
import { type Played, playProject } from "./oracle/play-project";
import { shrink } from "./oracle/shrink";
import { OracleTally } from "./oracle/tally";

const PROJECTS = Number(process.env.PULUMI_COMPOSE_ORACLE_PROJECTS ?? 6);
const SEED = Number(process.env.PULUMI_COMPOSE_SEED ?? 20_261_128);
const AT_A_TIME = Number(process.env.PULUMI_COMPOSE_ORACLE_AT_A_TIME ?? 4);
/** Real runs for making a difference smaller. */
const SHRINK_RUNS = Number(process.env.PULUMI_COMPOSE_ORACLE_SHRINK ?? 12);

const WAYS = ["pulumi-compose up", "pulumi up"] as const;

jest.setTimeout(3 * 60 * 60_000);

interface Task {
  readonly label: string;
  readonly project: OracleProject;
  readonly kind: Played["kind"];
}

describeWithToolchain("an up comes to what the model foretells", () => {
  let bench: EngineBench;
  let count = 0;
  const names: string[] = [];

  beforeAll(async () => {
    bench = await EngineBench.open(engine());
  });
  afterAll(() => bench.close());

  const play = (project: OracleProject, kind: Played["kind"]) => {
    count += 1;
    const name = `pco${process.pid}x${count}`;
    names.push(name);
    // What goes wrong with the harness concerns one project; the others go on.
    return playProject(bench, project, kind, name).catch(
      (error: unknown): Played => ({
        kind,
        ups: [],
        differences: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
        files: {},
      }),
    );
  };

  /** Plays everything, several at a time. @returns each difference, shrunk, as a text */
  async function playAll(tasks: readonly Task[]): Promise<string[]> {
    const tally = new OracleTally();
    const found: string[] = [];
    const queue = [...tasks];
    const began = Date.now();
    const work = async () => {
      for (let task = queue.shift(); task; task = queue.shift()) {
        const { label, project, kind } = task;
        const played = await play(project, kind);
        tally.add(played);
        if (played.differences.length === 0) continue;
        const small = await shrink(
          project,
          played,
          async (candidate) => {
            const again = await play(candidate, kind);
            return again.differences.length > 0 ? again : undefined;
          },
          SHRINK_RUNS,
        );
        const text = describeDifference(`${label} by ${kind}`, played, small.project, small.result);
        console.warn(text);
        found.push(text);
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));
    const seconds = Math.round((Date.now() - began) / 1_000);
    console.info(`${tally}; open: ${Math.round(tally.openShare * 100)} %; ${found.length} differences; ${seconds} s`);
    return found;
  }

  test(`${PROJECTS} random projects, each in two ways, seed ${SEED}`, async () => {
    const projects = fc.sample(anyProject, { numRuns: PROJECTS, seed: SEED });
    const tasks = projects.flatMap((project, index) =>
      WAYS.map((kind) => ({ label: `seed ${SEED}, project ${index}`, project, kind })),
    );
    expect(await playAll(tasks)).toEqual([]);
    for (const name of names) expect(await leftovers(name, bench.docker)).toEqual([]);
  });

  const kept = process.env.PULUMI_COMPOSE_ORACLE_KEPT === undefined ? test.skip : test;
  kept("what was found before", async () => {
    const tasks = Object.entries(KEPT_CASES).flatMap(([label, project]) =>
      WAYS.map((kind) => ({ label, project, kind })),
    );
    expect(await playAll(tasks)).toEqual([]);
  });
});

function describeDifference(label: string, found: Played, small: OracleProject, smallest: Played): string {
  const last = smallest.ups.at(-1);
  return [
    `a difference: ${label}`,
    ...found.differences.map((text) => `  ${text}`),
    "made smaller:",
    ...smallest.differences.map((text) => `  ${text}`),
    JSON.stringify(small),
    ...Object.entries(smallest.files).map(([name, text]) => `--- ${name}\n${text}`),
    `--- foretold last: ${JSON.stringify(last?.prediction)}`,
    `--- the last up said:\n${last?.run.text}`,
  ].join("\n");
}
