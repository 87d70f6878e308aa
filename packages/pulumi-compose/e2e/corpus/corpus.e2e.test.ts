import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { OwnEngine, provideImage } from "@pulumi-compose-tools/swarm-bench";
import { PulumiProject } from "../support/pulumi-project";
import { root, toolchain } from "../support/toolchain";
import { differences } from "./compare-inspect";
import { corpusFiles, shared } from "./corpus-files";
import { tagStandIns } from "./stand-in-images";
import { standIn } from "./stand-in-override";

/**
 * Compose files of others, on a real engine: each is brought up with docker compose, then with `pulumi up`, and the
 * containers are compared. A few of them by default; PULUMI_COMPOSE_CORPUS=all takes all and writes a table.
 */
const compose = join(root, ".toolchain/bin/docker-compose");
const possible =
  toolchain() !== undefined && existsSync(join(shared, "corpus")) && existsSync(compose) && process.getuid?.() === 0;
if (!possible) console.warn("skipped: the corpus, docker compose, the tool chain or root is missing");

const some = [
  "awesome/flask-redis/compose.yaml",
  "awesome/elasticsearch-logstash-kibana/compose.yaml",
  "conformance/different_networks/compose.yaml",
  "conformance/scaling/compose.yaml",
];

interface Outcome {
  readonly file: string;
  readonly says: string;
}

const outcomes: Outcome[] = [];

(possible ? describe : describe.skip)("compose files of others", () => {
  let engine: OwnEngine;

  beforeAll(async () => {
    engine = await OwnEngine.start();
    await provideImage(engine, "busybox:latest");
    cpSync(join(shared, "corpus/files"), engine.scratch("corpus"), { recursive: true });
  });

  afterAll(async () => {
    await engine?.discard();
    if (process.env.PULUMI_COMPOSE_CORPUS === "all") writeTable();
  });

  test.each(possible ? corpusFiles(some) : ["none"])("%s", async (file) => {
    const path = join(engine.scratch("corpus"), file);
    const name = `pcc-${file
      .replace(/[^a-z0-9]+/gi, "-")
      .toLowerCase()
      .slice(0, 40)}`;
    const override = join(dirname(path), ".stand-in.yaml");
    const names = standIn(path, override);
    await tagStandIns(engine.docker, engine.scratch("images"), names);
    const run = (...args: string[]) =>
      spawnSync(compose, ["-p", name, "-f", path, "-f", override, ...args], {
        cwd: dirname(path),
        encoding: "utf8",
        env: { ...process.env, DOCKER_HOST: engine.host },
        timeout: 120_000,
      });
    const up = run("up", "--detach", "--wait", "--pull", "never", "--quiet-pull");
    const theirs = await inspectAll(engine, name);
    run("down", "--volumes", "--timeout", "1");
    if (up.status !== 0) {
      outcomes.push({ file, says: `docker compose cannot bring it up: ${lastLine(up.stderr)}` });
      return;
    }
    const project = new PulumiProject({
      name,
      env: { DOCKER_HOST: engine.host },
      files: {
        "index.js": `
const { ComposeProject } = require("pulumi-compose");
new ComposeProject("corpus", { files: ${JSON.stringify([path, override])}, projectName: "${name}" });
`,
      },
    });
    try {
      const first = await project.up();
      expect(first.text).toMatch(/created|unchanged/);
      expect(first.code).toBe(0);
      const ours = await inspectAll(engine, name);
      expect([...ours.keys()].sort()).toEqual([...theirs.keys()].sort());
      const found = [...theirs].flatMap(([container, inspected]) => {
        const other = ours.get(container);
        return other ? differences(inspected, other).map((line) => `${container} ${line}`) : [];
      });
      expect(found).toEqual([]);
      expect((await project.up("--expect-no-changes")).code).toBe(0);
      const refreshed = await project.refresh("--expect-no-changes");
      expect(refreshed.text).toContain("unchanged");
      expect(refreshed.code).toBe(0);
      expect((await project.up("--expect-no-changes")).code).toBe(0);
      outcomes.push({ file, says: `${ours.size} containers, the same; unchanged after refresh` });
    } finally {
      await project.dispose();
    }
    expect(await inspectAll(engine, name)).toEqual(new Map());
  });
});

async function inspectAll(engine: OwnEngine, project: string) {
  const filters = { label: [`com.docker.compose.project=${project}`] };
  const containers = await engine.docker.listContainers({ all: true, filters });
  const entries = await Promise.all(
    containers.map(async ({ Id }) => {
      const info = await engine.docker.getContainer(Id).inspect();
      return [info.Name, info] as const;
    }),
  );
  return new Map(entries);
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.trim().slice(0, 160) ?? "";
}

function writeTable(): void {
  const rows = outcomes.map(({ file, says }) => `| ${file} | ${says.replaceAll("|", "\\|")} |`);
  const folder = join(root, "docs");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "corpus-run.md"),
    `# Compose files of others on a real engine\n\nMade by \`PULUMI_COMPOSE_CORPUS=all npm test -- e2e ${basename(__filename, ".e2e.test.ts")}\`: each file is brought up with docker compose, then with \`pulumi up\`, the containers are compared field by field, then a second \`up\`, a \`refresh\` and a third \`up\` must change nothing, and \`destroy\` must leave nothing. Images are stand-ins under the files' names.\n\n| file | outcome |\n|---|---|\n${rows.join("\n")}\n`,
  );
}
