import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convert } from "@pulumi-compose/convert";
import { loadProject } from "@pulumi-compose/parser";
import { planKubernetes } from "@pulumi-compose/project";
import { givenCluster } from "@pulumi-compose-tools/cluster";
import { corpusFiles, shared } from "../../../pulumi-compose/e2e/corpus/corpus-files";
import { PulumiProject } from "../../../pulumi-compose/e2e/support/pulumi-project";
import { root } from "../../../pulumi-compose/e2e/support/toolchain";
import { manifestsOf } from "../../../pulumi-compose/src/testing/kubernetes-plan-of";

/**
 * Compose files of others in a cluster, all in one stack: what they become is taken by the API, they come up, stay as they are, and
 * leave nothing. A few of them by default; PULUMI_COMPOSE_CORPUS=all takes all and writes a table, any other value takes the files
 * whose names contain it.
 */
const isPossible = existsSync(join(shared, "corpus"));
if (!isPossible) console.warn("skipped: the corpus is missing");

const some = [
  "awesome/wordpress-mysql/compose.yaml",
  "conformance/different_networks/compose.yaml",
  "conformance/scaling/compose.yaml",
  "conformance/simple_configfile/compose.yaml",
  "conformance/simple_volume/compose.yaml",
  "conformance/udp_port/compose.yaml",
];

const FATES = ["translated", "inferred", "ignored", "rejected"] as const;

interface Candidate {
  readonly file: string;
  readonly paths: readonly string[];
  readonly name: string;
}

/** What is built has to be in a registry; that there is none here matters only to who runs it. */
const REGISTRY = "x-pulumi-compose: { registry: registry.invalid/corpus }\n";

(isPossible ? describe : describe.skip)("compose files of others in a cluster", () => {
  const cluster = givenCluster();
  const outcomes = new Map<string, string>();
  const sums = new Map<string, Readonly<Record<string, number>>>();
  const candidates: Candidate[] = [];
  /** Those that can run here, too. */
  const running: Candidate[] = [];
  const folder = mkdtempSync(join(tmpdir(), "pck-"));
  const override = join(folder, "registry.yaml");

  beforeAll(() => {
    writeFileSync(override, REGISTRY);
    for (const [index, file] of corpusFiles(some).entries()) {
      const paths = [join(shared, "corpus/files", file), override];
      const words = file.replace(/\/(docker-)?compose\.ya?ml$/, "").replace(/[^a-z0-9]+/gi, "-");
      const name = `pck-${index}-${words
        .toLowerCase()
        .slice(-30)
        .replace(/^-+|-+$/g, "")}`;
      sums.set(file, sumsOf(paths));
      const misfit = misfitOf(paths, name);
      if (misfit !== undefined) {
        outcomes.set(file, misfit);
        continue;
      }
      candidates.push({ file, paths, name });
      const missing = missingHere(paths, name);
      if (missing === undefined) running.push({ file, paths, name });
      else outcomes.set(file, `taken by the API; not run: ${missing}`);
    }
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    if (process.env.PULUMI_COMPOSE_CORPUS === "all") writeTable(outcomes, sums);
  });

  test(
    "the API takes what they become",
    async () => {
      expect(candidates.length).toBeGreaterThan(0);
      const wrong: string[] = [];
      for (const { file, paths, name } of candidates) {
        const [namespace, ...objects] = manifestsOf(planOf(paths, name));
        // A file may have no services.
        if (objects.length === 0) continue;
        try {
          await cluster.apply(namespace ?? {});
          const list = { apiVersion: "v1", kind: "List", items: objects };
          const given = join(folder, `${name}.json`);
          writeFileSync(given, JSON.stringify(list));
          await cluster.kubectl("apply", "--dry-run=server", "-f", given);
        } catch (error) {
          wrong.push(`${file}: ${error instanceof Error ? error.message : error}`);
        } finally {
          await cluster.kubectl("delete", "namespace", name, "--ignore-not-found", "--wait=false");
        }
      }
      // Each takes some seconds to go.
      await cluster.kubectl("delete", "namespace", "--ignore-not-found", ...candidates.map(({ name }) => name));
      expect(wrong).toEqual([]);
    },
    30 * 60_000,
  );

  test(
    "they come up, stay as they are, and leave nothing",
    async () => {
      const env = Object.fromEntries(
        Object.entries(cluster.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
      );
      const { PULUMI_BACKEND_URL: _, PULUMI_CONFIG_PASSPHRASE: __, ...rest } = env;
      const lines = running.map(
        ({ name, paths }) =>
          `new ComposeProject(${JSON.stringify(name)}, { files: ${JSON.stringify(paths)}, projectName: ${JSON.stringify(name)}, target: "kubernetes" });`,
      );
      const program = `const { ComposeProject } = require("pulumi-compose");\n${lines.join("\n")}\n`;
      const stack = new PulumiProject({ name: "pck-corpus", files: { "index.js": program }, env: rest });
      try {
        const up = await stack.up();
        expect(up.text.slice(-4_000)).toContain("Resources:");
        expect([up.code, up.text.slice(-3_000)]).toEqual([0, expect.anything()]);
        for (const run of [await stack.up(), await stack.refresh(), await stack.up()])
          expect([run.code, Object.keys(run.counts), run.text.slice(-3_000)]).toEqual([
            0,
            ["unchanged"],
            expect.anything(),
          ]);
      } finally {
        await stack.dispose();
      }
      const names = await cluster.kubectl("get", "namespaces", "-o", "name");
      expect(running.filter(({ name }) => names.split("\n").includes(`namespace/${name}`))).toEqual([]);
      for (const { file } of running) outcomes.set(file, "comes up; unchanged after refresh");
    },
    60 * 60_000,
  );

  test("every attribute has a fate", () => {
    for (const [file, counts] of sums) expect([file, counts.other ?? 0]).toEqual([file, 0]);
  });
});

function planOf(paths: readonly string[], name: string) {
  const { project } = loadProject({ files: [...paths], env: {}, projectName: name });
  if (!project) throw new Error(`${paths[0]} cannot be read`);
  return planKubernetes(project, {
    files: { read: (file) => (statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file) : undefined) },
    hashContext: () => "",
    variable: (variable) => project.environment?.[variable],
  });
}

/** Why a file cannot be in any cluster as it is. */
function misfitOf(paths: readonly string[], name: string): string | undefined {
  const { project } = loadProject({ files: [...paths], env: {}, projectName: name });
  if (!project) return "cannot be read without what its author has";
  const errors = planOf(paths, name).diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return undefined;
  return `does not fit: ${[...new Set(errors.map(({ code, message }) => `\`${code}\`: ${message}`))].join("; ")}`;
}

/** What of a file is not here. */
function missingHere(paths: readonly string[], name: string): string | undefined {
  const { project } = loadProject({ files: [...paths], env: {}, projectName: name });
  if (!project) return undefined;
  if (Object.values(project.services).some(({ build }) => build)) return "builds, and there is no registry here";
  const tops = [project.volumes, project.configs, project.secrets].flatMap((section) => Object.values(section));
  if (tops.some(({ external }) => external)) return "wants what somebody else has made (`external`)";
  const placed = Object.values(project.services).flatMap(({ deploy }) => deploy?.placement?.constraints ?? []);
  return placed.length > 0 ? "wants a node that this cluster does not have (`placement`)" : undefined;
}

/** How many attributes of a file have each fate, as the converter's report has it. */
function sumsOf(paths: readonly string[]): Readonly<Record<string, number>> {
  const { report } = convert({ files: [...paths], style: "resources", target: "kubernetes", out: "infra", env: {} });
  const sums: Record<string, number> = {};
  for (const { fate } of report?.attributes ?? []) {
    const known = FATES.find((one) => one === fate) ?? "other";
    sums[known] = (sums[known] ?? 0) + 1;
  }
  return sums;
}

/** Writes the page docs/34-corpus-run-kubernetes.md. */
function writeTable(
  outcomes: ReadonlyMap<string, string>,
  sums: ReadonlyMap<string, Readonly<Record<string, number>>>,
): void {
  const rows = [...outcomes]
    .sort()
    .map(
      ([file, says]) =>
        `| ${file} | ${FATES.map((fate) => sums.get(file)?.[fate] ?? 0).join(" | ")} | ${says.replaceAll("|", "\\|")} |`,
    );
  const text = [
    "# Compose files of others in a cluster",
    "",
    "Written by `PULUMI_COMPOSE_CORPUS=all npm run test:kubernetes -- corpus`: what each file becomes is taken by a real API server",
    '(`kubectl apply --dry-run=server`), and each that fits is brought up with `pulumi up`, `target: "kubernetes"`, on nodes whose pods run',
    "for ever or, in a job, end well; a second `up`, a `refresh` and a third `up` must change nothing; `destroy` must leave no namespace.",
    "The numbers are those of `pulumi-compose convert --target kubernetes --report`: how many attributes of the file's services become what.",
    "",
    "| file | translated | inferred | ignored | rejected | outcome |",
    "|---|---|---|---|---|---|",
    ...rows,
    "",
  ];
  writeFileSync(join(root, "docs/34-corpus-run-kubernetes.md"), text.join("\n"));
}
