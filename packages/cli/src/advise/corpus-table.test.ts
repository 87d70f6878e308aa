import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { RULE_CODES } from "@pulumi-compose/health-model";
import { loadProject } from "@pulumi-compose/parser";
import { imagesBuilt } from "../health/images/images-built";
import { corpusFiles } from "../testing/corpus";
import { bindSource } from "./bind-source";
import { consider } from "./consider";

jest.setTimeout(120_000);

const repository = resolve(__dirname, "../../../..");
const page = join(repository, "docs/15-health-model.md");
const [START, END] = ["<!-- generated: advice on real files -->", "<!-- end: advice on real files -->"];

/** The compose files of the repository's own stacks. */
function stackFiles(): readonly string[] {
  const stacks = join(repository, "stacks");
  return readdirSync(stacks, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(stacks, name, "compose.yaml"));
}

/** How often each advice is given, by its code. */
async function count(files: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const images = await imagesBuilt();
  const counts = new Map<string, number>();
  for (const file of files) {
    const env = { HOME: "/home/me", PATH: "/bin", REDIS_PASS: "a-password", NETWORK: "shared" };
    const { project } = loadProject({ files: [file], cwd: dirname(file), env });
    if (project === undefined) continue;
    for (const { code } of consider(project, { images: images(project), bindSource })) {
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
  }
  return counts;
}

test("docs/15-health-model.md tells how often each rule speaks of real files (UPDATE_DOCS=1 writes it)", async () => {
  const corpus = corpusFiles();
  if (corpus.length === 0) return;
  const stacks = stackFiles();
  const counts = await count([...corpus, ...stacks]);
  const text = readFileSync(page, "utf8");
  const update = process.env.UPDATE_DOCS === "1";
  if (!update && !text.includes(`\n${corpus.length} compose files of public collections`)) {
    console.warn("skipped: the page tells of another corpus");
    return;
  }
  const before = new Map(
    [...text.matchAll(/^\| `(\S+)` \| (\d+|–) \|/gm)].map(([, code = "", times = ""]) => [code, times]),
  );
  const rows = [...new Set([...RULE_CODES, ...counts.keys()])]
    .sort()
    .map((code) => `| \`${code}\` | ${before.get(code) ?? "–"} | ${counts.get(code) ?? 0} |`);
  const table = [
    `${corpus.length} compose files of public collections and the ${stacks.length} of this repository's stacks:`,
    "",
    "| advice | before | now |",
    "|---|---|---|",
    ...rows,
  ];
  const [from, to] = [text.indexOf(START), text.indexOf(END)];
  expect(from).toBeGreaterThan(0);
  const expected = `${text.slice(0, from + START.length)}\n${table.join("\n")}\n${text.slice(to)}`;
  if (update) writeFileSync(page, expected);
  expect(readFileSync(page, "utf8")).toBe(expected);
});
