import { emptyRecord } from "../decode/record";
import type { ComposeProject } from "../model/project";
import type { ServiceConfig } from "../model/service";
import { isEnabled } from "./profiles";

/** The project with the services and jobs that its profiles enable; the other services are disabled, the other jobs gone. */
export function applyProfiles(project: ComposeProject): ComposeProject {
  const services = emptyRecord<ComposeProject["services"][string]>();
  const disabledServices = emptyRecord<ComposeProject["services"][string]>();
  for (const [name, service] of Object.entries(project.services)) {
    const enabled = isEnabled(service.profiles, project.profiles);
    (enabled ? services : disabledServices)[name] = enabled ? withReplicas(service) : service;
  }
  if (!project.jobs) return { ...project, services, disabledServices };
  const jobs = emptyRecord<NonNullable<ComposeProject["jobs"]>[string]>();
  for (const [name, job] of Object.entries(project.jobs))
    if (isEnabled(job.profiles, project.profiles)) jobs[name] = job;
  return { ...project, services, disabledServices, jobs };
}

/** `scale` says how many replicas a deployment has, where it does not say so itself. */
function withReplicas(service: ServiceConfig): ServiceConfig {
  if (service.scale === undefined || !service.deploy || service.deploy.replicas !== undefined) return service;
  return { ...service, deploy: { ...service.deploy, replicas: service.scale } };
}
