import type { Context, Environment } from "../context";
import { readProjectFile } from "../read/read-project-file";
import { Source } from "../source/source";
import type { Span } from "../tree/node";
import { type EnvEntry, parseEnv } from "./parse-env";
import { reportUnset } from "./report-unset";

/** Reads `.env` files, later ones over earlier ones; variables in them see `environment` first. */
export function readEnvFiles(
  files: readonly { readonly path: string; readonly at: Span | undefined }[],
  environment: Environment,
  context: Context,
): Map<string, string> {
  const out = new Map<string, EnvEntry>();
  for (const { path, at } of files) {
    const bytes = readProjectFile(path, at, context);
    if (!bytes) continue;
    const source = new Source(path, new TextDecoder().decode(bytes));
    context.sources.set(path, source);
    const spanAt = (start: number) => ({ source, start, end: Math.min(start + 1, source.text.length) });
    const lookup = (name: string) => environment.get(name) ?? out.get(name)?.value;
    const problem = parseEnv(source.text, out, lookup, reportUnset(source, context.reporter));
    if (problem) context.reporter.report("invalid-env-file", spanAt(problem.at), { problem: problem.problem });
  }
  return new Map([...out].map(([name, entry]) => [name, entry.value]));
}
