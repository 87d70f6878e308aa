import { type ContainerSnapshot, lostNamespaces } from "@pulumi-compose/docker-health";
import { serviceContainers } from "../../health/containers/project-containers";
import { replicasOf } from "../../health/containers/replicas-of";
import { absentRow, type StatusRow, statusRow } from "../../health/status/status-row";
import type { ChosenProject } from "../../project/choose-project";

/** A row for each container of the project, and for each service of the file that should have one. */
export function statusOf(
  found: readonly ContainerSnapshot[],
  chosen: ChosenProject,
  services: readonly string[],
): readonly StatusRow[] {
  const asked = (service: string) => services.length === 0 || services.includes(service);
  const containers = serviceContainers(found, chosen);
  const byName = new Map(
    containers.flatMap(({ snapshot }) => [snapshot.id, snapshot.name].map((key) => [key, snapshot])),
  );
  const rows = containers.map((container) =>
    statusRow(
      container,
      lostNamespaces(container.snapshot, (wanted) => byName.get(wanted)),
    ),
  );
  const there = new Set(rows.map(({ service }) => service));
  const expected = Object.keys(chosen.project?.services ?? {}).filter((service) => replicasOf(service, chosen) > 0);
  const absent = [...new Set([...expected, ...services])].filter((service) => !there.has(service));
  return [...rows, ...absent.map(absentRow)].filter(({ service }) => asked(service));
}
