import { emptyRecord } from "../decode/record";
import type { ComposeProject } from "../model/project";
import type { ContainerConfig, WorkloadConfig } from "../model/service";

/**
 * The project without the networks, volumes, configs, secrets and models that no enabled service uses. What its hooks and jobs
 * use is told beside: docker compose leaves that out as well, and then takes a volume of the bare name.
 */
export function withoutUnusedResources(project: ComposeProject): ComposeProject {
  const services = Object.values(project.services);
  const used = usedBy(services);
  const others = usedBy([
    ...services.flatMap(({ pre_start }) => pre_start ?? []),
    ...Object.values(project.jobs ?? {}),
  ]);
  const besides = {
    networks: keep(project.networks, without(others.networks, used.networks)),
    volumes: keep(project.volumes, without(others.volumes, used.volumes)),
    secrets: keep(project.secrets, without(others.secrets, used.secrets)),
    configs: keep(project.configs, without(others.configs, used.configs)),
  };
  const isEmpty = Object.values(besides).every((section) => Object.keys(section).length === 0);
  return {
    ...project,
    networks: keep(project.networks, used.networks),
    volumes: keep(project.volumes, used.volumes),
    secrets: keep(project.secrets, used.secrets),
    configs: keep(project.configs, used.configs),
    models: keep(project.models, used.models),
    ...(!isEmpty && { besides }),
  };
}

function usedBy(containers: readonly (ContainerConfig & Pick<WorkloadConfig, "build">)[]) {
  const used = {
    networks: new Set<string>(),
    volumes: new Set<string>(),
    secrets: new Set<string>(),
    configs: new Set<string>(),
    models: new Set<string>(),
  };
  for (const container of containers) {
    for (const name of Object.keys(container.networks ?? {})) used.networks.add(name);
    for (const volume of container.volumes ?? [])
      if (volume.type === "volume" && volume.source) used.volumes.add(volume.source);
    for (const secret of container.secrets ?? []) used.secrets.add(secret.source);
    for (const secret of container.build?.secrets ?? []) used.secrets.add(secret.source);
    for (const config of container.configs ?? []) used.configs.add(config.source);
    for (const name of Object.keys(container.models ?? {})) used.models.add(name);
  }
  return used;
}

function without(names: ReadonlySet<string>, others: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...names].filter((name) => !others.has(name)));
}

function keep<T>(all: Readonly<Record<string, T>>, names: ReadonlySet<string>): Record<string, T> {
  const out = emptyRecord<T>();
  for (const [name, value] of Object.entries(all)) if (names.has(name)) out[name] = value;
  return out;
}
