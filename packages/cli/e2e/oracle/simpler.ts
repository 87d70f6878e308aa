import type { OracleProject, OracleService } from "./oracle-project";
import { tidy } from "./tidy";

/** Projects that are a little simpler than one, the greatest steps first: what a shrinker tries. */
export function simpler(project: OracleProject): readonly OracleProject[] {
  const { services } = project;
  const candidates: OracleProject[] = services.map((gone) => ({
    ...project,
    services: services
      .filter((service) => service !== gone)
      .map((service) => ({ ...service, edges: service.edges.filter(({ to }) => to !== gone.name) })),
  }));
  const change = (service: OracleService, changes: Partial<OracleService>) =>
    candidates.push({
      ...project,
      services: services.map((other) => (other === service ? { ...service, ...changes } : other)),
    });
  for (const service of services) {
    for (const edge of service.edges) change(service, { edges: service.edges.filter((other) => other !== edge) });
  }
  for (const service of services) {
    const { refusal, ...rest } = service;
    if (refusal !== undefined)
      candidates.push({ ...project, services: services.map((other) => (other === service ? rest : other)) });
    if (service.replicas > 1) change(service, { replicas: 1 });
    if (service.script !== "good") change(service, { script: "good" });
    if (service.check !== "file") change(service, { check: "file" });
    if (service.network) change(service, { network: false });
    for (const edge of service.edges) {
      if (edge.kind !== "depends_on" || (edge.required && !edge.restart)) continue;
      const plain = { ...edge, required: true, restart: false };
      change(service, { edges: service.edges.map((other) => (other === edge ? plain : other)) });
    }
  }
  const { deadlineMs, ...undated } = project;
  if (deadlineMs !== undefined) candidates.push(undated);
  if (project.probe === "engine") candidates.push({ ...project, probe: "hybrid" });
  const own = JSON.stringify(project);
  return candidates
    .filter((candidate) => candidate.services.length > 0)
    .map(tidy)
    .filter((candidate) => JSON.stringify(candidate) !== own);
}
