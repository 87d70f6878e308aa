import { dirname, join, resolve } from "node:path";
import type { Context } from "../context";
import { readEnvFiles } from "../dotenv/read-env-files";

/**
 * Adds the variables of the env files to an environment, which keeps what it has: the files given, those of
 * `COMPOSE_ENV_FILES`, or `.env` in the project directory.
 */
export function applyDotEnv(
  environment: Map<string, string>,
  where: {
    readonly given: readonly string[] | undefined;
    readonly files: readonly string[] | undefined;
    readonly folder: string | undefined;
    readonly cwd: string;
  },
  context: Context,
): void {
  const variable = (environment.get("COMPOSE_ENV_FILES") ?? "").split(",").filter((file) => file !== "");
  const named = where.given?.length ? where.given : variable;
  const paths =
    named.length > 0
      ? named.map((file) => resolve(where.cwd, home(file, environment)))
      : defaultFile(environment, where, context);
  const files = paths.map((path) => ({ path, at: undefined }));
  for (const [name, value] of readEnvFiles(files, environment, context)) {
    if (!environment.has(name)) environment.set(name, value);
  }
}

function defaultFile(
  environment: ReadonlyMap<string, string>,
  where: Parameters<typeof applyDotEnv>[1],
  context: Context,
): string[] {
  if (/^(1|t|true)$/i.test(environment.get("COMPOSE_DISABLE_ENV_FILE") ?? "")) return [];
  const first = where.files?.find((file) => file !== "-");
  const folder = where.folder ?? (first === undefined ? where.cwd : dirname(resolve(where.cwd, first)));
  const path = join(folder, ".env");
  return context.fs.kindOf(path) === "file" ? [path] : [];
}

function home(file: string, environment: ReadonlyMap<string, string>): string {
  return file.startsWith("~") ? join(environment.get("HOME") ?? "~", file.slice(1)) : file;
}
