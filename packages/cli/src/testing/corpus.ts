import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const shared = process.env.PULUMI_COMPOSE_SHARED ?? resolve(__dirname, "../../../../../shared");

/** The real compose files that docker compose accepts, absolute; none where the corpus is not there. */
export function corpusFiles(): readonly string[] {
  const index = join(shared, "corpus/index.tsv");
  if (!existsSync(index)) {
    console.warn("skipped: there is no corpus");
    return [];
  }
  const [, ...rows] = readFileSync(index, "utf8").trim().split("\n");
  return rows
    .map((row) => row.split("\t"))
    .filter(([, result]) => result === "ok")
    .map(([name = ""]) => join(dirname(index), "files", name));
}
