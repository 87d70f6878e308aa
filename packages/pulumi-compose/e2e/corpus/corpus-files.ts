import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/toolchain";

/** Where the corpus and the recordings are. */
export const shared = process.env.PULUMI_COMPOSE_SHARED ?? join(root, "../shared");

/**
 * The files of the corpus that docker compose accepts: `some` by default, all with PULUMI_COMPOSE_CORPUS=all, and with
 * another value those whose path contains it.
 */
export function corpusFiles(some: readonly string[]): string[] {
  const wanted = process.env.PULUMI_COMPOSE_CORPUS;
  const rows = readFileSync(join(shared, "corpus/index.tsv"), "utf8").trim().split("\n").slice(1);
  const accepted = rows.map((row) => row.split("\t")).flatMap(([file = "", result]) => (result === "ok" ? [file] : []));
  if (wanted === "all") return accepted;
  return accepted.filter((file) => (wanted === undefined ? some.includes(file) : file.includes(wanted)));
}
