import type { Attribute } from "../attributes/attribute";
import { childOf } from "../attributes/child";
import { projectAttribute } from "../attributes/project";
import { emptyRecord } from "../decode/record";
import type { ComposeProject } from "../model/project";
import { byBytes } from "../tree/by-bytes";
import { goJson } from "./go-json";
import { printValue } from "./print-value";
import { sortDeep } from "./sort-deep";

/** Which of compose's two canonical forms: they differ in extensions, in `models` and in empty parts. */
export type Form = "json" | "yaml";

/**
 * A project as the plain object that `docker compose config` prints: durations in Go's spelling, sizes as texts, what
 * is empty left out. Keys are in the order that compose prints them in.
 */
export function canonical(project: ComposeProject, form: Form = "json"): Record<string, unknown> {
  const sections = emptyRecord<unknown>();
  sections.name = project.name;
  sections.services = section("services", project.services, form);
  for (const key of ["networks", "volumes", "secrets", "configs"] as const) {
    if (Object.keys(project[key]).length > 0) sections[key] = section(key, project[key], form);
  }
  if (project.jobs && Object.keys(project.jobs).length > 0) sections.jobs = section("jobs", project.jobs, form);
  if (form === "yaml" && Object.keys(project.models).length > 0)
    sections.models = section("models", project.models, form);
  for (const key of Object.keys(project.extensions).sort(byBytes)) sections[key] = sortDeep(project.extensions[key]);
  return form === "json" ? sorted(sections) : sections;
}

/** The canonical form as text, as `docker compose config --format json` prints it. */
export function canonicalJson(project: ComposeProject): string {
  return goJson(canonical(project));
}

function section(key: string, values: Readonly<Record<string, unknown>>, form: Form): Record<string, unknown> {
  const attribute: Attribute | undefined = childOf(childOf(projectAttribute, key), "any");
  const out = emptyRecord<unknown>();
  for (const name of Object.keys(values).sort(byBytes)) {
    out[name] = attribute ? (printValue(values[name], attribute, form) ?? emptyRecord()) : values[name];
  }
  return out;
}

function sorted(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const out = emptyRecord<unknown>();
  for (const key of Object.keys(values).sort(byBytes)) out[key] = values[key];
  return out;
}
