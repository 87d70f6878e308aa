import { cpSync, existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { SwarmBench } from "@pulumi-compose-tools/swarm-bench";
import { batches } from "../corpus/batches";
import { corpusFiles, shared } from "../corpus/corpus-files";
import { root, toolchain } from "../support/toolchain";
import { SwarmBatch } from "./support/swarm-batch";
import { type SwarmCandidate, swarmCandidate } from "./support/swarm-candidate";

/**
 * Compose files of others on a swarm, many in one stack: those that fit come up, stay as they are, and leave nothing. A few
 * of them by default; PULUMI_COMPOSE_CORPUS=all takes all and writes a table, any other value takes the files whose names
 * contain it.
 */
const isPossible =
  toolchain() !== undefined && SwarmBench.impossible === undefined && existsSync(join(shared, "corpus"));
if (!isPossible) console.warn(`skipped: ${SwarmBench.impossible ?? "the corpus or the tool chain is missing"}`);

const some = [
  "awesome/flask-redis/compose.yaml",
  "conformance/different_networks/compose.yaml",
  "conformance/scaling/compose.yaml",
  "conformance/simple_configfile/compose.yaml",
  "conformance/simple_secretfile/compose.yaml",
];

(isPossible ? describe : describe.skip)("compose files of others on a swarm", () => {
  const outcomes = new Map<string, string>();
  let bench: SwarmBench;

  beforeAll(async () => {
    bench = await SwarmBench.start({ engines: 1 });
    cpSync(join(shared, "corpus/files"), bench.manager.scratch("corpus"), { recursive: true });
  }, 120_000);

  afterAll(async () => {
    await bench?.end();
    if (process.env.PULUMI_COMPOSE_CORPUS === "all") writeTable(outcomes);
  }, 120_000);

  test(
    "come up, stay as they are, and leave nothing",
    async () => {
      const candidates: SwarmCandidate[] = [];
      for (const file of corpusFiles(some)) {
        const candidate = await swarmCandidate(file, bench.manager);
        if (typeof candidate === "string") outcomes.set(file, candidate);
        else candidates.push(candidate);
      }
      expect(candidates.length).toBeGreaterThan(0);
      const wrong: string[] = [];
      for (const batch of batches(candidates, ({ claims }) => claims)) {
        const found = await new SwarmBatch(bench.manager, batch).run();
        for (const { file } of batch) {
          const problem = found.get(file)?.join("; ");
          if (problem !== undefined) wrong.push(`${file}: ${problem}`);
          outcomes.set(file, problem === undefined ? "comes up; unchanged after refresh" : `**fails**: ${problem}`);
        }
        if (process.env.PULUMI_COMPOSE_CORPUS) {
          process.stderr.write(batch.map(({ file }) => `${file}: ${outcomes.get(file)}\n`).join(""));
        }
      }
      expect(wrong).toEqual([]);
    },
    90 * 60_000,
  );
});

/** Writes the page docs/22-corpus-run-swarm.md. */
function writeTable(outcomes: ReadonlyMap<string, string>): void {
  const rows = [...outcomes].sort().map(([file, says]) => `| ${file} | ${says.replaceAll("|", "\\|")} |`);
  const text = [
    "# Compose files of others on a swarm",
    "",
    "Written by `PULUMI_COMPOSE_CORPUS=all npm test -- e2e swarm/corpus`: each file that fits is brought up with",
    '`pulumi up`, `target: "swarm"`; a second `up`, a `refresh` and a third `up` must change nothing; `destroy` must leave no',
    "service, network, config or secret. Images are stand-ins under the files' names, which run for ever and answer every",
    "healthcheck.",
    "",
    "| file | outcome |",
    "|---|---|",
    ...rows,
    "",
  ];
  writeFileSync(join(root, "docs/22-corpus-run-swarm.md"), text.join("\n"));
}
