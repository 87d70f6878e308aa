import { homedir } from "node:os";
import { basename, relative } from "node:path";
import { preStartHooks } from "@pulumi-compose/health-model";
import { replicasOf } from "@pulumi-compose/parser";
import { type Reference, splitMarkers } from "@pulumi-compose/project";
import { call, type Expression, name, string } from "../code/expression";
import { camelCase, Identifiers } from "../code/identifiers";
import { externals } from "../code/imports";
import type { ReadEnvFile } from "../source/env-files";
import { looksSecret } from "../source/looks-secret";
import type { ConvertedPlan, Source } from "../source/source";

type Kind = Reference["kind"];

/** Which variable of the program stands for what of the project. */
export class Scope<Plan extends ConvertedPlan = ConvertedPlan> {
  /** Names for things of the program itself. */
  readonly identifiers = new Identifiers([
    ...externals.keys(),
    "config",
    "profiles",
    "composeDir",
    "replaceOnChanges",
    "keepLabels",
    "index",
    "name",
    "number",
    "container",
    "profile",
  ]);
  private readonly variables = new Map<string, string>();
  private readonly settings = new Map<string, string>();
  /** The variables that hold numbers of containers, by service. */
  readonly scales = new Map<string, string>();
  /** The variables that hold the volumes that a service's containers have in a place, by service and place. */
  readonly volumeLists = new Map<string, string>();
  /** The variables that hold what is in env files. */
  readonly envFiles = new Map<ReadEnvFile, string>();
  /** The settings that the program uses, in the order of their first use. */
  readonly usedSettings = new Set<string>();

  constructor(
    readonly source: Source<Plan>,
    /** The program's folder, absolute. */
    readonly out: string,
    /** Whether docker compose has made the resources already, and the program takes them over. */
    readonly adopting: boolean,
    /** Takes names for the resources: they come first. */
    declareResources: (scope: Scope<Plan>) => void,
  ) {
    declareResources(this);
    for (const { variable, key } of source.settings.values()) {
      this.settings.set(variable, this.identifiers.take(key, `${key}Setting`));
    }
  }

  /** Takes a name for what runs a service. */
  declareService(service: string, suffix: string): void {
    const base = camelCase(service);
    this.variables.set(`service ${service}`, this.identifiers.take(base, `${base}${suffix}`));
  }

  /** Takes a name of its own choice for a resource. */
  declareAs(kind: Kind, key: string, variable: string): void {
    this.variables.set(`${kind} ${key}`, variable);
  }

  /** Takes names for resources of a kind. */
  declare(kind: Kind, resources: readonly { readonly key: string }[], suffix: string): void {
    for (const { key } of resources) {
      const [base, full] = kind === "image" ? imageNames(key) : [camelCase(key), camelCase(key)];
      const named = (text: string) => (text.toLowerCase().endsWith(suffix.toLowerCase()) ? text : `${text}${suffix}`);
      this.variables.set(`${kind} ${key}`, this.identifiers.take(named(base), named(full)));
    }
  }

  /** The variable of a resource; of a service's first container among several, its place in the list. */
  variable(kind: Kind, key: string): string {
    if (kind !== "container") return this.variables.get(`${kind} ${key}`) ?? key;
    const dash = key.lastIndexOf("-");
    const [service, index] = [key.slice(0, dash), Number(key.slice(dash + 1))];
    return this.isScaled(service) ? `${this.service(service)}[${index - 1}]` : this.service(service);
  }

  /** The variable of a service's container, or list of containers. */
  service(service: string): string {
    return this.variables.get(`service ${service}`) ?? camelCase(service);
  }

  /** How many containers the file gives a service. */
  replicas(service: string): number {
    return replicasOf(this.source.project.services[service]);
  }

  /** Whether the number of a service's containers is a setting of the program. */
  isScaled(service: string): boolean {
    return this.replicas(service) !== 1;
  }

  /** The variable that holds the number of a service's containers. */
  scaleSetting(given: string): string {
    // A hook runs once a replica of its service.
    const service = preStartHooks(this.source.project)[given]?.service ?? given;
    const variable = this.scales.get(service) ?? this.identifiers.take(`${this.service(service)}Scale`);
    this.scales.set(service, variable);
    return variable;
  }

  /** What a symbol stands for: a setting, or a variable of an env file that the program reads. */
  valueOf(symbol: string): Expression {
    const read = this.source.envFiles.variable(symbol);
    return read ? call(this.envFile(read.file), string(read.name)) : name(this.setting(symbol));
  }

  /** Whether a symbol is a variable of an env file that the program reads. */
  isRead(symbol: string): boolean {
    return this.source.envFiles.variable(symbol) !== undefined;
  }

  /** The variable that holds what is in an env file. */
  private envFile(file: ReadEnvFile): string {
    const base = camelCase(basename(file.path));
    const variable = this.envFiles.get(file) ?? this.identifiers.take(base, `${base}File`);
    this.envFiles.set(file, variable);
    return variable;
  }

  setting(variable: string): string {
    this.usedSettings.add(variable);
    return this.settings.get(variable) ?? camelCase(variable);
  }

  /** Whether what a symbol stands for is a secret in the program, and so an Output. */
  isLater(symbol: string): boolean {
    const read = this.source.envFiles.variable(symbol);
    return read ? looksSecret(read.name) : this.source.settings.get(symbol)?.secret === true;
  }

  /** Whether a text holds a secret setting, so that what is made of it is secret anyway. */
  isSecret(text: string): boolean {
    return splitMarkers(text).some(
      (piece) =>
        typeof piece !== "string" &&
        "symbol" in piece &&
        this.source.settings.get(piece.symbol)?.secret === true &&
        this.source.settings.get(piece.symbol)?.fallback === undefined,
    );
  }

  /** A path of this machine as the program says it: as it was written if it was absolute there, else from the compose file's folder. */
  path(path: string): Expression {
    const { project, texts } = this.source;
    const root = project.workingDir;
    if (root === "/" || (texts.some((text) => text.includes(path)) && path !== root)) return string(path);
    const home = homedir();
    if (!isWithin(root, path) && isWithin(home, path) && texts.some((text) => text.includes("~"))) {
      return path === home ? call("homedir") : call("resolve", call("homedir"), string(relative(home, path)));
    }
    const short = relative(root, path);
    return short === "" ? name("composeDir") : call("resolve", name("composeDir"), string(short));
  }

  /** A folder relative to the program's own: what a build context is given as. */
  fromProgram(path: string): string {
    const short = relative(this.out, path);
    if (short === "") return ".";
    return short.startsWith("..") ? short : `./${short}`;
  }
}

function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** `bitnami/redis:7` gives `redis`, and with its tag `redis7`. Keys of built images are services. */
function imageNames(key: string): [string, string] {
  const text = splitMarkers(key)
    .filter((piece) => typeof piece === "string")
    .join("")
    .replace(/@.*$/, "");
  const last = text.slice(text.lastIndexOf("/") + 1);
  const [repository = "", ...tag] = last.split(/[:\s]/);
  return [camelCase(repository === "" ? "service" : repository), camelCase([repository, ...tag].join("-"))];
}
