import { relative, resolve } from "node:path";
import type { BuildConfig, ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import { BUILDER_TOO_OLD } from "./docker-messages";
import { isBefore } from "./is-before";

/** What is known of the engine that builds. */
export interface BuildingEngine {
  /** `20.10.24` */
  readonly version: string;
}

/**
 * What a Dockerfile can have that the BuildKit of an older engine does not know, and the first engine that does. Read in the
 * Dockerfile frontend of the BuildKit that each engine has (0.8, 0.10, 0.12, 0.25, 0.26), where what is still behind a build tag is
 * not known.
 */
const features = [
  // A word of its own: `$((1<<3))`, `<<<` and what is quoted are the shell's.
  { what: "a here-document", pattern: /^(?:RUN|COPY|ADD)\s(?:.*\s)?\d*<<-?["']?\w/i, first: "23.0" },
  { what: "`--link`", pattern: /^(?:COPY|ADD)\s+(?:--\S+\s+)*--link\b/i, first: "23.0" },
  { what: "`ADD --checksum`", pattern: /^ADD\s+(?:--\S+\s+)*--checksum\b/i, first: "25.0" },
  { what: "`ADD --keep-git-dir`", pattern: /^ADD\s+(?:--\S+\s+)*--keep-git-dir\b/i, first: "25.0" },
  { what: "`HEALTHCHECK --start-interval`", pattern: /^HEALTHCHECK\s+.*--start-interval/i, first: "25.0" },
  { what: "`--exclude`", pattern: /^(?:COPY|ADD)\s+(?:--\S+\s+)*--exclude\b/i, first: "28.5" },
  { what: "`--parents`", pattern: /^COPY\s+(?:--\S+\s+)*--parents\b/i, first: "29.1" },
] as const;

/** The first engine that takes contexts beside the build's own. */
const ADDITIONAL_CONTEXTS = "23.0";

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
  const isOlder = (first: string) => isBefore(engine.version, first);
  const needs: Diagnostic[] = [];
  for (const { name, build } of Object.values(project.services)) {
    if (!build || (only && !only.includes(name))) continue;
    const tell = (what: string, first: string, attribute: readonly string[]) => {
      const path = ["services", name, "build", ...attribute];
      const params = { what, engine: engine.version, first };
      needs.push(BUILDER_TOO_OLD.report(name, params, { path, place: project.placeOf(path) }));
    };
    const file = dockerfileOf(project, build, read);
    if (SYNTAX.test(file.text)) continue;
    const contexts = Object.keys(build.additional_contexts ?? {});
    if (contexts.length > 0 && isOlder(ADDITIONAL_CONTEXTS))
      tell("`additional_contexts`", ADDITIONAL_CONTEXTS, ["additional_contexts"]);
    const where = build.dockerfile_inline !== undefined ? "dockerfile_inline" : "dockerfile";
    const instructions = instructionsOf(file.text);
    for (const { what, pattern, first } of features) {
      if (!isOlder(first)) continue;
      const found = instructions.find(({ text }) => pattern.test(unquoted(text)));
      if (found)
        tell(`${what} in line ${found.line} of ${file.name}`, first, build[where] === undefined ? [] : [where]);
    }
  }
  return needs;
}

interface Dockerfile {
  /** As the compose file has it: from its own folder. */
  readonly name: string;
  readonly text: string;
}

function dockerfileOf(
  project: ComposeProject,
  build: BuildConfig,
  read: (path: string) => Uint8Array | undefined,
): Dockerfile {
  if (build.dockerfile_inline !== undefined) return { name: "`dockerfile_inline`", text: build.dockerfile_inline };
  const path = resolve(project.workingDir, build.context ?? ".", build.dockerfile ?? "Dockerfile");
  const bytes = read(path);
  return { name: relative(project.workingDir, path), text: bytes ? new TextDecoder().decode(bytes) : "" };
}

interface Instruction {
  /** The first of its lines, from 1. */
  readonly line: number;
  /** All of them, in one. */
  readonly text: string;
}

function instructionsOf(text: string): Instruction[] {
  const instructions: Instruction[] = [];
  let continued = false;
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*#/.test(line)) continue;
    const part = line.replace(/\\[ \t]*$/, " ").trim();
    const before = continued ? instructions.pop() : undefined;
    instructions.push(before ? { ...before, text: `${before.text} ${part}` } : { line: at + 1, text: part });
    continued = /\\[ \t]*$/.test(line);
  }
  return instructions;
}

/** An instruction without what is in quotes, but for the end of a here-document. */
function unquoted(instruction: string): string {
  return instruction.replaceAll(/(?<!<<-?)(?:"[^"]*"|'[^']*')/g, '""');
}
