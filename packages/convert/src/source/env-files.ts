import { relative } from "node:path";
import {
  type Diagnostic,
  type EnvFileConfig,
  envVariables,
  type Path,
  type Place,
  type ComposeProject as Project,
  type ServiceConfig,
  splitSymbolic,
  symbolicMarker,
} from "@pulumi-compose/parser";
import { COMPOSED_ENV_FILE, WRITTEN_ENV_FILE } from "./convert-messages";

const prefix = "env:";

/** A file of variables that a program reads when it runs. */
export interface ReadEnvFile {
  /** Absolute. */
  readonly path: string;
  readonly format?: "raw";
}

/** A variable of such a file. */
export interface ReadVariable {
  readonly file: ReadEnvFile;
  readonly name: string;
  /** What it is now. */
  readonly value: string;
}

/** Which values of a project a program reads from the files that they are in, and which are written into it. */
export interface EnvFiles {
  /** The project, with markers in place of what is read. */
  readonly project: Project;
  /** What a symbol in the project stands for; undefined: it is none of these. */
  variable(symbol: string): ReadVariable | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

export interface EnvFilesOptions {
  /** Why the program reads none of them, in words; absent: it reads what it can. */
  readonly unread?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The text of a file. */
  readonly textOf: (path: string) => string | undefined;
  /** The project before its `env_file`s were read. */
  readonly written: Project;
}

/** A project in which nothing is read. */
export function noEnvFiles(project: Project): EnvFiles {
  return { project, variable: () => undefined, diagnostics: [] };
}

/**
 * Leaves the values of `env_file`s in their files, where a program that reads them as `envFile` does has the same: not where they are
 * made of variables that it does not know, of `.env` or of the service's own `environment`. What is made of settings of the
 * program is put together there.
 */
export function markEnvFiles(project: Project, { unread, env, textOf, written: before }: EnvFilesOptions): EnvFiles {
  const compose = new Set(project.files);
  const isOfFile = (place: Place | undefined) => place !== undefined && !compose.has(place.file);
  const used = Object.entries(project.services).some(([name, service]) =>
    environmentsIn(name, service).some(({ path, environment }) =>
      Object.keys(environment).some((variable) => isOfFile(project.placeOf([...path, "environment", variable]))),
    ),
  );
  if (!used) return noEnvFiles(project);
  const read = new Map<string, ReadVariable>();
  const files = new Map<string, OpenFile>();
  const inProgram = new Map<string, InProgram>();

  const services = Object.entries(project.services).map(([name, service]): [string, ServiceConfig] => {
    const own = before.services[name];
    const path: Path = ["services", name];
    const hooks = service.pre_start?.map((hook, index) => ({
      ...hook,
      ...marked(hook.environment, own?.pre_start?.[index]?.env_file, [...path, "pre_start", index]),
    }));
    return [
      name,
      { ...service, ...marked(service.environment, own?.env_file, path), ...(hooks && { pre_start: hooks }) },
    ];
  });

  return {
    project: { ...project, services: Object.assign(Object.create(null), Object.fromEntries(services)) },
    variable: (symbol) => read.get(symbol),
    diagnostics: [...inProgram].flatMap(([path, { at, written, composed, settings }]) => {
      const file = relative(project.workingDir, path);
      const where = { path: at, place: before.placeOf(at) };
      // All of the file's, where no others are put together.
      const names = unread === undefined || composed.size > 0 ? { names: [...written] } : {};
      return [
        ...(written.size > 0
          ? [WRITTEN_ENV_FILE.report({ file, ...names, why: unread ?? MADE_OF_OTHERS }, where)]
          : []),
        ...(composed.size > 0
          ? [COMPOSED_ENV_FILE.report({ file, names: [...composed], settings: [...settings] }, where)]
          : []),
      ];
    }),
  };

  function marked(
    environment: ServiceConfig["environment"],
    named: readonly EnvFileConfig[] = [],
    owner: Path,
  ): Pick<ServiceConfig, "environment"> {
    if (!environment || named.length === 0) return {};
    const entries = Object.entries(environment).map(([name, value]): [string, string | null] => {
      const place = project.placeOf([...owner, "environment", name]);
      // Of one that is named twice the last has the word.
      const index = isOfFile(place) ? named.findLastIndex(({ path }) => path === place?.file) : -1;
      const config = named[index];
      if (!config || value === null) return [name, value];
      const settings = symbolsIn(value);
      const file = opened(config);
      if (unread === undefined && settings.length === 0 && file.variables.get(name) === value) {
        const symbol = `${prefix}${file.number} ${name}`;
        read.set(symbol, { file: file.read, name, value });
        return [name, symbolicMarker(symbol)];
      }
      const at = [...owner, "env_file", index, "path"];
      const told = inProgram.get(config.path) ?? { at, written: new Set(), composed: new Set(), settings: new Set() };
      inProgram.set(config.path, told);
      (settings.length > 0 ? told.composed : told.written).add(name);
      for (const setting of settings) told.settings.add(setting);
      return [name, value];
    });
    return { environment: Object.assign(Object.create(null), Object.fromEntries(entries)) };
  }

  function opened({ path, format }: EnvFileConfig): OpenFile {
    const key = JSON.stringify([path, format]);
    const file = files.get(key) ?? {
      read: { path, ...(format === "raw" && { format: "raw" }) },
      number: files.size,
      variables: variablesIn(textOf(path) ?? "", format, env),
    };
    files.set(key, file);
    return file;
  }
}

/** What of a file stands in the program, by name. */
interface InProgram {
  /** Where the file is named first. */
  readonly at: Path;
  readonly written: Set<string>;
  /** Made of the program's settings, and of which. */
  readonly composed: Set<string>;
  readonly settings: Set<string>;
}

const MADE_OF_OTHERS = "made of variables that the file does not have";

interface OpenFile {
  readonly read: ReadEnvFile;
  readonly number: number;
  /** What the program would read. */
  readonly variables: ReadonlyMap<string, string>;
}

function variablesIn(
  text: string,
  format: string | undefined,
  env: EnvFilesOptions["env"],
): ReadonlyMap<string, string> {
  try {
    return envVariables(text, { lookup: (name) => env[name], ...(format === "raw" && { format: "raw" }) });
  } catch {
    return new Map();
  }
}

/** The environments of a service and its hooks, and where they are. */
function environmentsIn(name: string, { environment = {}, pre_start: hooks = [] }: ServiceConfig) {
  const path: Path = ["services", name];
  return [
    { path, environment },
    ...hooks.map((hook, index) => ({ path: [...path, "pre_start", index], environment: hook.environment ?? {} })),
  ];
}

/** The settings of the program that a value is made of. */
function symbolsIn(value: string): string[] {
  return splitSymbolic(value).flatMap((part) => (typeof part === "object" ? [part.symbol] : []));
}
