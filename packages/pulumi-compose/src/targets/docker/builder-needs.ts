import { resolve } from "node:path";
import type { BuildConfig, ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import { BUILDER_TOO_OLD } from "./docker-messages";

/** What is known of the engine that builds. */
export interface BuildingEngine {
  /** `20.10.24` */
  readonly version: string;
  /** `1.41` */
  readonly apiVersion: string;
}

/** What a Dockerfile can have that the BuildKit of an older engine does not know, and the API of the first engine that does. */
const features = [
  // A word of its own: `$((1<<3))`, `<<<` and what is quoted are the shell's.
  { what: "a here-document", pattern: /^(?:RUN|COPY|ADD)\s(?:.*\s)?\d*<<-?["']?\w/i, api: 42, engine: "23.0" },
  { what: "`--link`", pattern: /^(?:COPY|ADD)\s+(?:--\S+\s+)*--link\b/i, api: 42, engine: "23.0" },
  { what: "`HEALTHCHECK --start-interval`", pattern: /^HEALTHCHECK\s+.*--start-interval/i, api: 44, engine: "25.0" },
  { what: "`--parents`", pattern: /^COPY\s+(?:--\S+\s+)*--parents\b/i, api: 48, engine: "28.0" },
  { what: "`--exclude`", pattern: /^(?:COPY|ADD)\s+(?:--\S+\s+)*--exclude\b/i, api: 48, engine: "28.0" },
] as const;

/** With a syntax line the builder fetches a frontend that knows more. */
const SYNTAX = /^#\s*syntax\s*=/im;

/**
 * The builds of services that this engine's own BuildKit cannot do, with their places. It would say so when what comes before them
 * is made, and in words of its own.
 *
 * @param read the bytes of a file, or undefined when it cannot be read
 * @param only the services that are to be started; undefined: all of them
 */
export function builderNeeds(
  project: ComposeProject,
  engine: BuildingEngine,
  read: (path: string) => Uint8Array | undefined,
  only?: readonly string[],
): readonly Diagnostic[] {
  const api = minorOf(engine.apiVersion);
  const needs: Diagnostic[] = [];
  for (const { name, build } of Object.values(project.services)) {
    if (!build || (only && !only.includes(name))) continue;
    const tell = (what: string, first: string, attribute: readonly string[]) => {
      const path = ["services", name, "build", ...attribute];
      const params = { what, engine: engine.version, first };
      needs.push(BUILDER_TOO_OLD.report(name, params, { path, place: project.placeOf(path) }));
    };
    const text = dockerfileOf(project, build, read) ?? "";
    if (SYNTAX.test(text)) continue;
    const contexts = Object.keys(build.additional_contexts ?? {});
    if (contexts.length > 0 && api < 42) tell("`additional_contexts`", "23.0", ["additional_contexts"]);
    const where = build.dockerfile_inline !== undefined ? "dockerfile_inline" : "dockerfile";
    const lines = instructionsOf(text).map(unquoted);
    for (const { what, pattern, api: least, engine: first } of features)
      if (api < least && lines.some((line) => pattern.test(line)))
        tell(`${what} in its Dockerfile`, first, build[where] === undefined ? [] : [where]);
  }
  return needs;
}

function dockerfileOf(
  project: ComposeProject,
  build: BuildConfig,
  read: (path: string) => Uint8Array | undefined,
): string | undefined {
  if (build.dockerfile_inline !== undefined) return build.dockerfile_inline;
  const bytes = read(resolve(project.workingDir, build.context ?? ".", build.dockerfile ?? "Dockerfile"));
  return bytes && new TextDecoder().decode(bytes);
}

/** Its instructions, a line each. */
function instructionsOf(text: string): string[] {
  const lines = text.split(/\r?\n/).filter((line) => !/^\s*#/.test(line));
  return lines
    .join("\n")
    .replaceAll(/\\[ \t]*\n/g, " ")
    .split("\n")
    .map((line) => line.trim());
}

/** An instruction without what is in quotes, but for the end of a here-document. */
function unquoted(instruction: string): string {
  return instruction.replaceAll(/(?<!<<-?)(?:"[^"]*"|'[^']*')/g, '""');
}

function minorOf(apiVersion: string): number {
  const [major = 0, minor = 0] = apiVersion.split(".").map(Number);
  return major > 1 ? Number.POSITIVE_INFINITY : minor;
}
