import { cpSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { type ComposeProject, loadProject } from "@pulumi-compose/parser";
import { SwarmBench } from "@pulumi-compose-tools/swarm-bench";
import { planSwarm } from "pulumi-compose";
import { corpusFiles, shared } from "../corpus/corpus-files";
import { tagStandIns } from "../corpus/stand-in-images";
import { servicesOf, standIn } from "../corpus/stand-in-override";
import { PulumiProject } from "../support/pulumi-project";
import { toolchain } from "../support/toolchain";
import { unchanged } from "./support/swarm-project";
import { swarmLeftovers } from "./support/swarm-state";

const isPossible =
  toolchain() !== undefined && SwarmBench.impossible === undefined && existsSync(join(shared, "corpus"));
if (!isPossible) console.warn(`skipped: ${SwarmBench.impossible ?? "the corpus or the tool chain is missing"}`);

jest.setTimeout(10 * 60_000);

const some = [
  "awesome/flask-redis/compose.yaml",
  "conformance/different_networks/compose.yaml",
  "conformance/scaling/compose.yaml",
  "conformance/simple_configfile/compose.yaml",
  "conformance/simple_secretfile/compose.yaml",
];

const outcomes: string[] = [];

/** Compose files of others on a swarm: those that fit come up, stay as they are, and leave nothing. */
(isPossible ? describe : describe.skip)("compose files of others on a swarm", () => {
  let bench: SwarmBench;

  beforeAll(async () => {
    bench = await SwarmBench.start({ engines: 1 });
    cpSync(join(shared, "corpus/files"), bench.manager.scratch("corpus"), { recursive: true });
  });

  afterAll(async () => {
    await bench?.end();
    if (process.env.PULUMI_COMPOSE_CORPUS !== undefined) console.info(outcomes.join("\n"));
  });

  test.each(isPossible ? corpusFiles(some) : ["none"])("%s", async (file) => {
    const path = join(bench.manager.scratch("corpus"), file);
    const words = file.replace(/[^a-z0-9]+/gi, "-").toLowerCase();
    const name = `pcf-${words.slice(0, 40)}`;
    const override = join(dirname(path), ".stand-in.yaml");
    await tagStandIns(bench.manager.docker, bench.manager.scratch("images"), standIn(servicesOf(path), override));
    const { project: loaded } = loadProject({ files: [path, override], projectName: name });
    const misfit = loaded === undefined ? "it cannot be read" : await misfitOf(loaded, bench);
    if (misfit !== undefined) {
      outcomes.push(`${file}: ${misfit}`);
      return;
    }
    const project = new PulumiProject({
      name,
      env: { DOCKER_HOST: bench.manager.host },
      files: {
        "index.js": `
const { ComposeProject } = require("pulumi-compose");
const files = ${JSON.stringify([path, override])};
new ComposeProject("corpus", { files, projectName: "${name}", target: "swarm", deadlineMs: 120000 });
`,
      },
    });
    try {
      const first = await project.up();
      expect(first.text).toMatch(/created|unchanged/);
      expect(first.code).toBe(0);
      await unchanged(project);
      outcomes.push(`${file}: ${first.counts.created ?? 0} resources, unchanged after refresh`);
    } finally {
      await project.dispose();
    }
    expect(await swarmLeftovers(bench.manager.docker, name)).toEqual([]);
  });
});

/** Why a file cannot be on this swarm; makes the folders that its binds name, as docker compose does. */
async function misfitOf(project: ComposeProject, bench: SwarmBench): Promise<string | undefined> {
  const { diagnostics } = planSwarm(project, {
    files: { read: () => new Uint8Array() },
    hashContext: () => "",
    variable: () => "",
  });
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return `does not fit: ${[...new Set(errors.map(({ code }) => code))].join(", ")}`;
  const tops = [
    ...Object.values(project.networks),
    ...Object.values(project.configs),
    ...Object.values(project.secrets),
  ];
  if (tops.some(({ external }) => external)) return "wants what somebody else has made (external)";
  const binds = Object.values(project.services).flatMap(({ volumes = [] }) =>
    volumes.flatMap(({ type, source }) => (type === "bind" && source !== undefined ? [source] : [])),
  );
  for (const bind of binds) {
    const isTheirs = bind.startsWith(bench.manager.folder) || /^(?:\/var)?\/run\//.test(bind);
    if (!isTheirs && !existsSync(bind)) return `binds ${bind}, which this machine does not have`;
    if (isTheirs) await bench.manager.run("sh", "-c", `[ -e '${bind}' ] || mkdir -p '${bind}'`);
  }
  return undefined;
}
