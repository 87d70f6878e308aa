import {
  type ComposeProject,
  type Dependency,
  impliedDependencies,
  type MountConfig,
  type Path,
  type PreStartHook,
  replicasOf,
  type ServiceConfig,
} from "@pulumi-compose/parser";
import { record } from "../util/record";
import { type PreStartOf, type ProjectWithHooks, preStartHooks } from "./pre-start-hooks";

const COMPLETED: Dependency = { condition: "service_completed_successfully", required: true };

/**
 * The project with a service for every `pre_start` hook (Compose Specification, services, pre_start): one that runs to its
 * end, waits for what its service waits for and for the hook before it, and is waited for by its service. So whatever
 * plans, foretells, draws or creates services does the same with hooks. Each comes just before its service; one of a
 * service without containers has nothing to prepare, and is not there.
 *
 * @returns the same project where it has no hooks, or has been through this already
 */
export function withPreStart(project: ComposeProject): ComposeProject {
  if (Object.keys(preStartHooks(project)).length > 0) return project;
  const hooks = new Map<string, PreStartOf>();
  const services = Object.entries(project.services).flatMap(([name, service]) => {
    const own = service.provider || replicasOf(service) === 0 ? [] : (service.pre_start ?? []);
    const made: [string, ServiceConfig][] = [];
    for (const [index, hook] of own.entries()) {
      const called = nameFor(project, name, index);
      hooks.set(called, { service: name, index, perReplica: hook.per_replica === true });
      made.push([called, serviceOf(project, service, hook, called, made.at(-1)?.[0])]);
    }
    const last = made.at(-1)?.[0];
    if (last === undefined) return [[name, service] as const];
    return [...made, [name, { ...service, depends_on: { ...service.depends_on, [last]: COMPLETED } }] as const];
  });
  if (hooks.size === 0) return project;
  const whole: ProjectWithHooks = {
    ...project,
    services: record(services),
    preStart: record([...hooks]),
    placeOf: (path) => project.placeOf(asWritten(path, hooks)),
  };
  return whole;
}

/** Where something of a hook, or a wait for one, is in the file. */
function asWritten(path: Path, hooks: ReadonlyMap<string, PreStartOf>): Path {
  const [top, service, attribute, of, ...rest] = path;
  if (top !== "services" || service === undefined) return path;
  const own = hooks.get(String(service));
  if (own) return ["services", own.service, "pre_start", own.index, ...path.slice(2)];
  const awaited = attribute === "depends_on" ? hooks.get(String(of)) : undefined;
  return awaited ? ["services", awaited.service, "pre_start", awaited.index, ...rest] : path;
}

/** `web-pre_start-0`, as docker compose names the container; another where a service has that name. */
function nameFor({ services, disabledServices }: ComposeProject, service: string, index: number): string {
  let name = `${service}-pre_start-${index}`;
  while (Object.hasOwn(services, name) || Object.hasOwn(disabledServices, name)) name = `${name}_`;
  return name;
}

function serviceOf(
  project: ComposeProject,
  service: ServiceConfig,
  hook: PreStartHook,
  name: string,
  before: string | undefined,
): ServiceConfig {
  const { per_replica, extensions = {}, ...container } = hook;
  const usesBuilt = service.build !== undefined && (hook.image === undefined || hook.image === service.image);
  const run: ServiceConfig = {
    ...container,
    name,
    ...(usesBuilt && { build: service.build }),
    volumes: mountsOf(service.volumes, hook.volumes),
    ...(service.profiles && { profiles: service.profiles }),
    ...(hook.networks && { networks: answeringAs(service.name, hook.networks) }),
    ...(per_replica ? { scale: replicasOf(service) } : { container_name: `${project.name}-${name}`, scale: 1 }),
    extensions,
  };
  const implied = impliedDependencies(run).map(
    ({ dependency }) => [dependency, { condition: "service_started", required: true }] as const,
  );
  return {
    ...run,
    depends_on: {
      ...record(implied),
      ...service.depends_on,
      ...(before !== undefined && { [before]: COMPLETED }),
    },
  };
}

/** What the service has mounted, but for the places where the hook has something of its own. */
function mountsOf(service: readonly MountConfig[] = [], hook: readonly MountConfig[] = []): readonly MountConfig[] {
  const taken = new Set(hook.map(({ target }) => target));
  return [...service.filter(({ target }) => !taken.has(target)), ...hook];
}

/** docker compose gives the hook the service's name on its networks, too. */
function answeringAs(
  service: string,
  networks: NonNullable<ServiceConfig["networks"]>,
): NonNullable<ServiceConfig["networks"]> {
  return record(
    Object.entries(networks).map(([key, config]) => [
      key,
      { ...config, aliases: [...new Set([service, ...(config?.aliases ?? [])])] },
    ]),
  );
}
