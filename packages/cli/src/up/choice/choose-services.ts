import type { ComposeProject, LoadOptions, LoadResult, ServiceConfig } from "@pulumi-compose/parser";
import { UsageError } from "../../io/usage-error";
import { checkServices } from "../../project/check-services";
import { type ProjectIo, readProject } from "../../project/open-project";
import type { ProjectOptions } from "../../project/project-options";
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

/** Loads the project, in one way or another. */
type Read = (how?: LoadOptions) => LoadResult;

/** Loads a project and chooses among its services as docker compose does: naming one activates its profiles. */
export function chooseServices(options: ProjectOptions & ChoiceOptions, io: ProjectIo): Chosen {
  const named = [...new Set(options.services ?? [])];
  const read: Read = (how) => readProject(options, io, how);
  const { loaded, only } = loadFor(read, named, options);
  const { project } = loaded;
  if (!project) {
    refuseJobs(named, read);
    return { loaded, still: [] };
  }
  const chosen = only ?? Object.keys(project.services);
  checkScale(project, chosen, options);
  return {
    loaded: { ...loaded, project: withChoices(project, chosen, options) },
    ...(only && { only }),
    still:
      only && options.deps === false && options.preparedFor === undefined
        ? only.filter((service) => !named.includes(service))
        : [],
  };
}

function loadFor(
  read: Read,
  named: readonly string[],
  options: ChoiceOptions,
): { readonly loaded: LoadResult; readonly only?: readonly string[] } {
  const { preparedFor: one, deps } = options;
  if (one !== undefined) {
    const { loaded, only } = loadChosen(read, [one], {});
    return { loaded, ...(only && { only: deps === false ? [] : only.filter((name) => name !== one) }) };
  }
  return named.length === 0 ? { loaded: read() } : loadChosen(read, named, options);
}

function loadChosen(read: Read, named: readonly string[], { deps }: ChoiceOptions) {
  const loaded = read({ services: named });
  const { project } = loaded;
  if (!project) return { loaded };
  const only = deps === false ? withOwners(project, named) : Object.keys(project.services);
  return { loaded: read({ profiles: project.profiles }), only };
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

/** @throws UsageError where a job is named in place of a service */
function refuseJobs(named: readonly string[], read: Read): void {
  const { jobs = {} } = (named.length > 0 && read().project) || {};
  const job = named.find((name) => Object.hasOwn(jobs, name));
  if (job !== undefined)
    throw new UsageError(`"${job}" is a job, and \`up\` starts none`, `\`pulumi-compose run ${job}\` runs it.`);
}

/** @throws UsageError where `--scale` is of a service that there is not, or that is not meant */
function checkScale(
  project: ComposeProject,
  chosen: readonly string[],
  { scale = {}, services = [] }: ChoiceOptions,
): void {
  checkServices(Object.keys(scale), { name: project.name, project });
  const other = Object.entries(scale).find(([name]) => !chosen.includes(name));
  if (!other) return;
  const [name, number] = other;
  if (services.length === 0)
    throw new UsageError(
      `--scale ${name}=${number}: its profile is not active`,
      `Give --profile ${project.disabledServices[name]?.profiles?.[0] ?? "PROFILE"}, or name the service: \`up --scale ${name}=${number} ${name}\`.`,
    );
  throw new UsageError(
    `--scale ${name}=${number}: this \`up\` is not for it`,
    `Name it, too: \`up --scale ${name}=${number} ${[...services, name].join(" ")}\`.`,
  );
}
