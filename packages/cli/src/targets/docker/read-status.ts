import { type Engine, lostNamespaces } from "@pulumi-compose/docker-health";
import { projectContainers } from "../../health/containers/project-containers";
import { replicasOf } from "../../health/containers/replicas-of";
import { absentRow, type StatusRow, statusRow } from "../../health/status/status-row";
import type { ChosenProject } from "../../project/choose-project";

/** A row for each container of the project, and for each service of the file that should have one. @throws EngineError */
export async function readStatus(
  engine: Engine,
  chosen: ChosenProject,
  services: readonly string[],
): Promise<readonly StatusRow[]> {
  const asked = (service: string) => services.length === 0 || services.includes(service);
  const containers = await projectContainers(engine, chosen);
  const snapshots = containers.map(({ snapshot }) => snapshot);
  const find = (wanted: string) => snapshots.find(({ id, name }) => id === wanted || name === wanted);
  const rows = containers.map((container) => statusRow(container, lostNamespaces(container.snapshot, find)));
  const there = new Set(rows.map(({ service }) => service));
  const expected = Object.keys(chosen.project?.services ?? {}).filter((service) => replicasOf(service, chosen) > 0);
  const absent = [...new Set([...expected, ...services])].filter((service) => !there.has(service));
  return [...rows, ...absent.map(absentRow)].filter(({ service }) => asked(service));
}
