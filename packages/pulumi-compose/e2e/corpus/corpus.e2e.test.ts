import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { OwnEngine, provideImage } from "@pulumi-compose-tools/swarm-bench";
import { root, toolchain } from "../support/toolchain";
import { batches, claimsOnEngine } from "./batches";
import { type Candidate, ComposePeer } from "./compose-peer";
import { corpusFiles, shared } from "./corpus-files";
import { PulumiBatch } from "./pulumi-batch";
import { writeTable } from "./write-table";

/**
 * Compose files of others, on a real engine: each is brought up with docker compose, then, many in one stack, with
 * `pulumi up`, and the containers are compared. A few of them by default; PULUMI_COMPOSE_CORPUS=all takes all and writes
 * a table, any other value takes the files whose names contain it.
 */
const compose = join(root, ".toolchain/bin/docker-compose");
const possible =
  toolchain() !== undefined && existsSync(join(shared, "corpus")) && existsSync(compose) && process.getuid?.() === 0;
if (!possible) console.warn("skipped: the corpus, docker compose, the tool chain or root is missing");

const some = [
  "awesome/flask-redis/compose.yaml",
  "awesome/elasticsearch-logstash-kibana/compose.yaml",
  "awesome/nginx-golang-mysql/compose.yaml",
  "awesome/pihole-cloudflared-DoH/compose.yaml",
  "conformance/different_networks/compose.yaml",
  "conformance/scaling/compose.yaml",
  "conformance/simple_secretfile/compose.yaml",
  "kompose/healthcheck/compose-healthcheck.yaml",
];
const wanted = process.env.PULUMI_COMPOSE_CORPUS;

/**
 * Where networks that name no subnet get theirs. With the engine's own pools such a network of one file may get, by luck, the
 * subnet that another file of the same stack names.
 */
const automaticSubnets = ["--default-address-pool", "base=10.201.0.0/16,size=24"];

(possible ? describe : describe.skip)("compose files of others", () => {
  const outcomes = new Map<string, string>();
  let engine: OwnEngine;

  beforeAll(async () => {
    engine = await OwnEngine.start({ flags: automaticSubnets });
    await provideImage(engine, "busybox:latest");
    cpSync(join(shared, "corpus/files"), engine.scratch("corpus"), { recursive: true });
  }, 120_000);

  afterAll(async () => {
    await engine?.discard();
    if (wanted === "all") writeTable(outcomes);
  }, 120_000);

  test(
    "come up with `pulumi up` as they do with docker compose, stay so, and leave nothing",
    async () => {
      const peer = new ComposePeer(engine, compose);
      const candidates: Candidate[] = [];
      for (const file of corpusFiles(some)) {
        const candidate = await peer.bringUp(file);
        if (typeof candidate === "string") outcomes.set(file, `docker compose cannot bring it up here: ${candidate}`);
        else candidates.push(candidate);
      }
      expect(candidates.length).toBeGreaterThan(0);
      const wrong: string[] = [];
      for (const batch of batches(candidates, claimsOnEngine)) {
        const found = await new PulumiBatch(engine, batch).run();
        for (const { file, theirs } of batch) {
          const problems = found.get(file) ?? [];
          wrong.push(...problems.map((problem) => `${file}: ${problem}`));
          const same = `${theirs.size} ${theirs.size === 1 ? "container" : "containers"}, the same; unchanged after refresh`;
          outcomes.set(file, problems.length === 0 ? same : `**differs**: ${problems.join("; ")}`);
        }
      }
      expect(wrong).toEqual([]);
    },
    90 * 60_000,
  );
});
