import type { ComposeProject } from "../model/project";
import { emptyRecord } from "./record";

/** The project without the networks, volumes, configs, secrets and models that no enabled service uses. */
export function withoutUnusedResources(project: ComposeProject): ComposeProject {
  const used = {
    networks: new Set<string>(),
    volumes: new Set<string>(),
    secrets: new Set<string>(),
    configs: new Set<string>(),
    models: new Set<string>(),
  };
  for (const service of Object.values(project.services)) {
    for (const name of Object.keys(service.networks ?? {})) used.networks.add(name);
    for (const volume of service.volumes ?? [])
      if (volume.type === "volume" && volume.source) used.volumes.add(volume.source);
    for (const secret of service.secrets ?? []) used.secrets.add(secret.source);
    for (const secret of service.build?.secrets ?? []) used.secrets.add(secret.source);
    for (const config of service.configs ?? []) used.configs.add(config.source);
    for (const name of Object.keys(service.models ?? {})) used.models.add(name);
  }
  return {
    ...project,
    networks: keep(project.networks, used.networks),
    volumes: keep(project.volumes, used.volumes),
    secrets: keep(project.secrets, used.secrets),
    configs: keep(project.configs, used.configs),
    models: keep(project.models, used.models),
  };
}

function keep<T>(all: Readonly<Record<string, T>>, names: ReadonlySet<string>): Record<string, T> {
  const out = emptyRecord<T>();
  for (const [name, value] of Object.entries(all)) if (names.has(name)) out[name] = value;
  return out;
}
