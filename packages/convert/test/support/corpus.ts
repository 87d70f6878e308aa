import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const shared = process.env.PULUMI_COMPOSE_SHARED ?? resolve(__dirname, "../../../../../shared");

/** A compose file of the corpus. */
export interface CorpusFile {
  /** `awesome/flask/compose.yaml`. */
  readonly name: string;
  readonly path: string;
  /** Whether docker compose accepts it. */
  readonly valid: boolean;
  readonly features: readonly string[];
}

/** The corpus of real compose files, or nothing where it is not there. */
export function corpus(): CorpusFile[] {
  const index = join(shared, "corpus/index.tsv");
  if (!existsSync(index)) {
    console.warn("skipped: there is no corpus");
    return [];
  }
  const [, ...rows] = readFileSync(index, "utf8").trim().split("\n");
  return rows.map((row) => {
    const [name = "", result, features = ""] = row.split("\t");
    return { name, path: join(shared, "corpus/files", name), valid: result === "ok", features: features.split(",") };
  });
}

/** A file's name as the name of a folder. */
export function slug({ name }: CorpusFile): string {
  return name.replace(/\.ya?ml$/, "").replaceAll("/", "-");
}
