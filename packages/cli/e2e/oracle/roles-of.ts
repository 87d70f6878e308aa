import type { OracleProject, OracleService } from "./oracle-project";

/** What others want of a service. */
export interface Roles {
  readonly healthy: boolean;
  readonly completed: boolean;
  /** Somebody shares one of its namespaces, or has a link to it: it has to run when that one is created. */
  readonly host: boolean;
  /** Somebody requires it to be healthy. */
  readonly requiredHealthy: boolean;
}

/** What the others of a project want of one of its services. A service without containers is wanted for nothing. */
export function rolesOf({ services }: Pick<OracleProject, "services">, { name, replicas }: OracleService): Roles {
  const edges = replicas === 0 ? [] : services.flatMap((other) => other.edges).filter(({ to }) => to === name);
  const wants = (condition: string) =>
    edges.filter((edge) => edge.kind === "depends_on" && edge.condition === condition);
  return {
    healthy: wants("service_healthy").length > 0,
    completed: wants("service_completed_successfully").length > 0,
    host: edges.some(({ kind }) => kind !== "depends_on"),
    requiredHealthy: wants("service_healthy").some((edge) => edge.kind === "depends_on" && edge.required),
  };
}
