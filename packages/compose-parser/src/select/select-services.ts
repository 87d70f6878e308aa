import { emptyRecord } from "../decode/record";
import type { ComposeProject } from "../model/project";

/** The project with these services and what they depend on; the others are disabled. */
export function selectServices(project: ComposeProject, names: readonly string[]): ComposeProject {
  if (names.length === 0) return project;
  const wanted = new Set<string>();
  const open = [...names];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (wanted.has(name) || !Object.hasOwn(project.services, name)) continue;
    wanted.add(name);
    open.push(...Object.keys(project.services[name]?.depends_on ?? {}));
  }
  const services = emptyRecord<ComposeProject["services"][string]>();
  const disabledServices = emptyRecord<ComposeProject["services"][string]>();
  for (const [name, service] of Object.entries(project.disabledServices)) disabledServices[name] = service;
  for (const [name, service] of Object.entries(project.services))
    (wanted.has(name) ? services : disabledServices)[name] = service;
  return { ...project, services, disabledServices };
}
