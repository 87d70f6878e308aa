import type { Attribute } from "../attributes/attribute";
import { childOf } from "../attributes/child";
import { projectAttribute } from "../attributes/project";
import type { Reporter } from "../diagnostics/reporter";
import type { Path } from "../model/place";
import type { ComposeProject } from "../model/project";
import type { JobConfig, ServiceConfig } from "../model/service";
import type { SecretConfig } from "../model/top-level";
import { isNull, type Mapping, mappingAt, placeOfSpan } from "../tree/node";
import { decodeObject } from "./decode";
import { locate } from "./locate";
import { plain } from "./plain";
import { emptyRecord } from "./record";

export interface ProjectFacts {
  readonly name: string;
  readonly workingDir: string;
  readonly files: readonly string[];
  readonly profiles: readonly string[];
  readonly environment: ReadonlyMap<string, string>;
  /** Content of secrets that name a variable. */
  readonly secretContents?: ReadonlyMap<string, string>;
}

/** Makes the typed project of a normalised model. Every service is enabled still; profiles come next. */
export function buildProject(model: Mapping, facts: ProjectFacts, reporter: Reporter): ComposeProject {
  const section = <T>(key: string): Record<string, T> => decodeSection<T>(model, key, reporter);
  const services = section<ServiceConfig>("services");
  const jobs = section<JobConfig>("jobs");
  const extensions = emptyRecord<unknown>();
  for (const entry of model.entries.values())
    if (entry.key.startsWith("x-")) extensions[entry.key] = plain(entry.value);
  const secrets = section<SecretConfig>("secrets");
  for (const [key, content] of facts.secretContents ?? []) {
    const secret = secrets[key];
    if (secret?.environment !== undefined) secrets[key] = { ...secret, content };
  }
  const environment = emptyRecord<string>();
  for (const [name, value] of facts.environment) environment[name] = value;
  return {
    name: facts.name,
    workingDir: facts.workingDir,
    files: facts.files,
    services,
    disabledServices: emptyRecord(),
    networks: section("networks"),
    volumes: section("volumes"),
    configs: section("configs"),
    secrets,
    models: section("models"),
    ...(Object.keys(jobs).length > 0 && { jobs }),
    extensions,
    profiles: facts.profiles,
    environment,
    placeOf(path: Path) {
      const span = locate(model, path);
      return span && placeOfSpan(span);
    },
  };
}

function decodeSection<T>(model: Mapping, key: string, reporter: Reporter): Record<string, T> {
  const out = emptyRecord<T>();
  const all = model.get(key);
  if (all?.kind !== "mapping") return out;
  const named = key === "services" || key === "jobs";
  for (const entry of all.entries.values()) {
    const attribute = childOf(childOf(projectAttribute, key), entry.key);
    const value = attribute?.nullable && isNull(entry.value) ? mappingAt(entry) : entry.value;
    if (!attribute || value.kind !== "mapping") continue;
    out[entry.key] = decodeEntry<T>(entry.key, value, attribute, [key, entry.key], named, reporter);
  }
  return out;
}

function decodeEntry<T>(
  name: string,
  node: Mapping,
  attribute: Attribute,
  path: (string | number)[],
  named: boolean,
  reporter: Reporter,
): T {
  const value = decodeObject(node, attribute, path, reporter);
  value.extensions ??= emptyRecord();
  if (named) value.name = name;
  return value as T;
}
