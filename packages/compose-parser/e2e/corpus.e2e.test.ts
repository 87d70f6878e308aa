import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { loadProject } from "../src";
import { canonicalJson } from "../src/output/canonical";
import { differences } from "./differences";

const shared = process.env.PULUMI_COMPOSE_SHARED ?? join(__dirname, "../../../../shared");
const corpus = resolve(shared, "corpus");
const present = existsSync(join(corpus, "index.tsv"));
if (!present) console.warn(`skipped: there is no corpus of compose files at ${corpus}`);

/** Each file of the corpus and whether docker compose accepts it. */
function rows(): [file: string, outcome: string][] {
  if (!present) return [["none", "none"]];
  const lines = readFileSync(join(corpus, "index.tsv"), "utf8").trim().split("\n").slice(1);
  return lines.map((line) => {
    const [file = "", outcome = ""] = line.split("\t");
    return [file, outcome];
  });
}

(present ? describe : describe.skip)("real compose files give what docker compose prints", () => {
  const root = join(corpus, "files");
  test.each(rows())("%s", (file, outcome) => {
    const cwd = dirname(join(root, file));
    const env = { HOME: homedir(), PWD: cwd };
    const { project, diagnostics } = loadProject({ files: [join(root, file)], cwd, env });
    if (outcome === "error") {
      expect(project).toBeUndefined();
      expect(diagnostics.some((diagnostic) => diagnostic.severity === "error")).toBe(true);
      return;
    }
    const expected = readFileSync(join(corpus, "expected", `${file}.json`), "utf8")
      .replaceAll("<ROOT>", root)
      .replaceAll("<HOME>", homedir());
    expect(diagnostics.filter((diagnostic) => diagnostic.severity === "error")).toEqual([]);
    const printed = project ? canonicalJson(project).replaceAll("$", "$$$$") : "null";
    expect(differences(JSON.parse(expected), JSON.parse(printed))).toEqual([]);
  });
});
