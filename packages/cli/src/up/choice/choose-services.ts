import { type ComposeProject, type LoadResult, loadProject, type ServiceConfig } from "@pulumi-compose/parser";
import { checkServices } from "../../health/containers/check-services";
import { loadOptions, type ProjectOptions } from "../../project-options";
import type { ChoiceOptions } from "./choice-options";
import { withChoices } from "./with-choices";

/** A project and which of its services an `up` is for. */
export interface Chosen {
  /** All of the project: what the others want of a service counts, whoever is named. */
  readonly loaded: LoadResult;
  /** Absent: all. */
  readonly only?: readonly string[];
  /** Those of `only` that must be there and are left as they are. */
  readonly still: readonly string[];
}

/** Loads a project and chooses among its services as docker compose does: naming one activates its profiles. */
export function chooseServices(options: ProjectOptions & ChoiceOptions): Chosen {
  const named = [...new Set(options.services ?? [])];
  const how = loadOptions(options);
  const { loaded, only } = named.length === 0 ? { loaded: loadProject(how) } : loadChosen(how, named, options);
  const { project } = loaded;
  if (!project) return { loaded, still: [] };
  const chosen = only ?? Object.keys(project.services);
  checkServices(Object.keys(options.scale ?? {}), { name: project.name, project: withOnly(project, chosen) });
  return {
    loaded: { ...loaded, project: withChoices(project, chosen, options) },
    ...(only && { only }),
    still: only && options.deps === false ? only.filter((service) => !named.includes(service)) : [],
  };
}

function loadChosen(how: ReturnType<typeof loadOptions>, named: readonly string[], { deps }: ChoiceOptions) {
  const loaded = loadProject({ ...how, services: named });
  const { project } = loaded;
  if (!project) return { loaded };
  const only = deps === false ? withOwners(project, named) : Object.keys(project.services);
  return { loaded: loadProject({ ...how, profiles: project.profiles }), only };
}

/** Services with those in whose containers they run, and so on. */
function withOwners(project: ComposeProject, named: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const open = [...named];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const service = project.services[name];
    if (!service || found.has(name)) continue;
    found.add(name);
    open.push(...ownersOf(service));
  }
  return [...found];
}

function ownersOf({ network_mode, ipc, pid, volumes_from }: ServiceConfig): readonly string[] {
  const shared = [network_mode, ipc, pid].flatMap((mode) => /^service:(.+)$/.exec(mode ?? "")?.[1] ?? []);
  const volumes = (volumes_from ?? []).flatMap((from) =>
    from.startsWith("container:") ? [] : (from.split(":")[0] ?? []),
  );
  return [...shared, ...volumes];
}

/** A project in which the services that are not chosen count as disabled. */
function withOnly(project: ComposeProject, chosen: readonly string[]): ComposeProject {
  const services = Object.fromEntries(Object.entries(project.services).filter(([name]) => chosen.includes(name)));
  return { ...project, services, disabledServices: {} };
}
