import type { ComposeProject as Project } from "@pulumi-compose/parser";
import { camelCase, Identifiers } from "../code/identifiers";
import { looksSecret } from "./looks-secret";
import type { Variable } from "./variables";
import { walkDocument } from "./walk-document";

/** A variable of the compose file as a setting of the program. */
export interface Setting {
  readonly variable: string;
  /** Its key in the stack's configuration. */
  readonly key: string;
  readonly secret: boolean;
  /** What it is when the stack says nothing; undefined: the stack must say. */
  readonly fallback: string | undefined;
  /** What the file says about it. */
  readonly comment: string | undefined;
  /** Whether `.env` holds its value now (which is not copied into the program if it is secret). */
  readonly inDotEnv: boolean;
}

/** The settings of a program: open variables of the compose files, and what the files take from the environment by name. */
export function findSettings(
  open: readonly Variable[],
  texts: readonly string[],
  project: Project,
  env: Readonly<Record<string, string | undefined>>,
): Map<string, Setting> {
  const settings = new Map<string, Setting>();
  // The list of active profiles has this key.
  const keys = new Identifiers(["profiles"]);
  const known = project.environment ?? {};
  const add = (variable: string, secret: boolean, fallback: string | undefined, comment?: string) => {
    if (settings.has(variable)) return;
    const inDotEnv = known[variable] !== undefined && env[variable] === undefined;
    // A secret's value is not copied into a program.
    const present = secret ? undefined : known[variable];
    const base = camelCase(variable);
    const key = keys.take(base, `${base}Setting`);
    settings.set(variable, { variable, key, secret, fallback: inDotEnv ? present : fallback, comment, inDotEnv });
  };
  for (const { name, secret, fallback, reason } of open) add(name, secret, fallback, reason);
  for (const name of passedThrough(texts)) if (known[name] !== undefined) add(name, looksSecret(name), undefined);
  for (const { environment } of Object.values(project.secrets)) {
    if (environment !== undefined) add(environment, true, undefined);
  }
  for (const { environment } of Object.values(project.configs)) {
    if (environment !== undefined) add(environment, looksSecret(environment), undefined);
  }
  return settings;
}

/** Names that a service takes from the environment as they are: `environment: [NAME]`. */
function passedThrough(texts: readonly string[]): Set<string> {
  const names = new Set<string>();
  for (const text of texts) {
    for (const { path, text: value } of walkDocument(text)) {
      const inList = path.at(-2) === "environment" && typeof path.at(-1) === "number";
      if (inList && value !== undefined && /^[A-Za-z_]\w*$/.test(value)) names.add(value);
    }
  }
  return names;
}
