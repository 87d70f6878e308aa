import { type ComposeProject, serviceHash } from "@pulumi-compose/parser";
import { UsageError } from "../io/usage-error";

/** The options that print a list in place of the project. */
export interface ConfigFlags {
  readonly services?: boolean;
  readonly volumes?: boolean;
  readonly networks?: boolean;
  readonly models?: boolean;
  readonly images?: boolean;
  readonly profiles?: boolean;
  readonly environment?: boolean;
  readonly hash?: string;
}

/** The list that the options ask for, one entry a line; undefined when they ask for none. */
export function printList(project: ComposeProject, flags: ConfigFlags): string | undefined {
  const lines = listOf(project, flags);
  return lines?.map((line) => `${line}\n`).join("");
}

function listOf(project: ComposeProject, flags: ConfigFlags): string[] | undefined {
  if (flags.services) return inDependencyOrder(project);
  if (flags.volumes) return Object.keys(project.volumes).sort();
  if (flags.networks) return Object.keys(project.networks).sort();
  if (flags.models) return modelsOf(project);
  if (flags.hash !== undefined) return hashesOf(project, flags.hash);
  if (flags.profiles) return profilesOf(project);
  if (flags.images) return imagesOf(project);
  if (flags.environment)
    return Object.entries(project.environment ?? {})
      .map(([name, value]) => `${name}=${value}`)
      .sort();
  return undefined;
}

/** Names of services, dependencies before their dependents. */
function inDependencyOrder(project: ComposeProject): string[] {
  const out = new Set<string>();
  const visit = (name: string) => {
    const service = project.services[name];
    if (!service || out.has(name)) return;
    for (const other of Object.keys(service.depends_on ?? {}).sort()) visit(other);
    out.add(name);
  };
  for (const name of Object.keys(project.services).sort()) visit(name);
  return [...out];
}

function modelsOf(project: ComposeProject): string[] {
  return Object.values(project.models).flatMap((model) =>
    typeof model === "object" && model !== null && "model" in model ? [String(model.model)] : [],
  );
}

function hashesOf(project: ComposeProject, wanted: string): string[] {
  const names = wanted === "*" ? Object.keys(project.services).sort() : wanted.split(",").sort();
  return names.map((name) => {
    const hash = serviceHash(project, name);
    if (hash === undefined) throw new UsageError(`no such service: ${name}`);
    return `${name} ${hash}`;
  });
}

function profilesOf(project: ComposeProject): string[] {
  const all = [...Object.values(project.services), ...Object.values(project.disabledServices)];
  return [...new Set(all.flatMap((service) => service.profiles ?? []))].sort();
}

function imagesOf(project: ComposeProject): string[] {
  return Object.entries(project.services).flatMap(([name, service]) => {
    const image = service.image || `${project.name}-${name}`;
    const hooks = (service.pre_start ?? []).flatMap((hook) => (hook.image && hook.image !== image ? [hook.image] : []));
    return [image, ...hooks];
  });
}
