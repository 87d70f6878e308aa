import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type ComposeProject, loadProject } from "@pulumi-compose/parser";

const folder = join(process.env.PULUMI_COMPOSE_SHARED ?? resolve(__dirname, "../../../../../shared"), "corpus");
const index = join(folder, "index.tsv");

/** Names of the corpus' files that docker compose takes; none where there is no corpus. */
export const corpusFiles: readonly string[] = existsSync(index)
  ? readFileSync(index, "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((row) => row.split("\t"))
      .filter(([, result]) => result === "ok")
      .map(([name = ""]) => name)
  : [];

/** A test over the corpus, which is skipped where there is none. */
export const testOverCorpus: jest.It = corpusFiles.length > 0 ? test : test.skip;

/** Their projects, by the name of the file. Some need variables that only their authors have, and are left out. */
export function* corpusProjects(): Generator<readonly [file: string, project: ComposeProject]> {
  for (const file of corpusFiles) {
    const { project } = loadProject({ files: [join(folder, "files", file)], env: {}, defaultProjectName: "corpus" });
    if (project) yield [file, project];
  }
}

/** What a file has beside it, where that is there. */
export function readIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
