import { readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, relative } from "node:path";
import type { GeneratedProject } from "../e2e/generated-project";

/** Compose files of this project's own, a feature each, with what compose-go makes of each. */
export const CORPUS = join(__dirname, "../fixtures/corpus");

/** The names of the features. */
export function ownCorpus(): string[] {
  return readdirSync(CORPUS)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => name.replace(".yaml", ""));
}

/** A feature's project: its file, and those of `files/`, which some extend, include or read. */
export function projectOf(feature: string): GeneratedProject {
  const folder = join(CORPUS, "files");
  const others = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const named = others.map((entry) => relative(CORPUS, join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
  const content = (name: string) => readFileSync(join(CORPUS, name), "utf8");
  return {
    name: "corpus",
    files: [
      { name: "compose.yaml", content: content(`${feature}.yaml`) },
      ...named.sort().map((name) => ({ name, content: content(name) })),
    ],
    compose: 1,
    env: { OWNER: "ada", PORT: "8080", EMPTY: "" },
    profiles: [],
  };
}

/** Where a feature's expectation is. */
export const expectationOf = (feature: string) => join(CORPUS, `${feature}.json`);

/**
 * What compose-go made of it when the expectation was stored.
 *
 * @param folder where the project is said to lie.
 */
export function storedOf(feature: string, folder: string): unknown {
  const text = readFileSync(expectationOf(feature), "utf8");
  return JSON.parse(
    text.replaceAll("<FOLDER>", folder).replaceAll("<ABOVE>", dirname(folder)).replaceAll("<HOME>", homedir()),
  );
}

/** A project as it is stored: without the folders of this machine. */
export function portable(project: unknown, folder: string): string {
  const text = JSON.stringify(project, undefined, 1);
  // The folder above is named by a volume.
  return `${text.replaceAll(folder, "<FOLDER>").replaceAll(dirname(folder), "<ABOVE>").replaceAll(homedir(), "<HOME>")}\n`;
}
