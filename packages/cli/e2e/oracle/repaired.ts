import type { OracleProject, OracleService } from "./oracle-project";
import { rolesOf } from "./roles-of";

/** The project once somebody has edited its file: everything gets ready, is done, has a check where one is required. */
export function repaired(project: OracleProject): OracleProject {
  const services = project.services.map((service): OracleService => {
    const { refusal: _, ...rest } = service;
    const unchecked = service.check === "none" || service.check === "disabled";
    return {
      ...rest,
      script: service.script === "good-soon" ? "good-soon" : "good",
      ...(unchecked && rolesOf(project, service).requiredHealthy && { check: "file" }),
    };
  });
  return { ...project, services };
}
