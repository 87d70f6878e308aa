import type { ComposeProject } from "@pulumi-compose/parser";
import { record } from "../util/record";

/** The project with what only its jobs and `pre_start` hooks use among its networks, volumes, configs and secrets. */
export function withBesides({ besides, ...project }: ComposeProject): ComposeProject {
  if (!besides) return project;
  const both = <T>(section: Readonly<Record<string, T>>, more: Readonly<Record<string, T>>) =>
    record([...Object.entries(section), ...Object.entries(more)]);
  return {
    ...project,
    networks: both(project.networks, besides.networks),
    volumes: both(project.volumes, besides.volumes),
    configs: both(project.configs, besides.configs),
    secrets: both(project.secrets, besides.secrets),
  };
}
