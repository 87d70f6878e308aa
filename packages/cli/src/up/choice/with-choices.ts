import type { ComposeProject, ServiceConfig } from "@pulumi-compose/parser";
import { UsageError } from "../../io/usage-error";
import type { ChoiceOptions } from "./choice-options";

/** A project with what `--scale` and `--pull` say in the place of what the file says, of the services that are chosen. */
export function withChoices(
  project: ComposeProject,
  chosen: readonly string[],
  { scale, pull }: Pick<ChoiceOptions, "scale" | "pull">,
): ComposeProject {
  if (!scale && !pull) return project;
  const services = Object.entries(project.services).map(([name, service]) => {
    const scaled = withScale(service, scale && Object.hasOwn(scale, name) ? scale[name] : undefined);
    const isPulled = pull !== undefined && chosen.includes(name) && !service.build;
    return [name, isPulled ? { ...scaled, pull_policy: pull } : scaled] as const;
  });
  return { ...project, services: Object.fromEntries(services) };
}

function withScale(service: ServiceConfig, number: number | undefined): ServiceConfig {
  if (number === undefined) return service;
  if (number > 1 && service.container_name !== undefined) {
    throw new UsageError(
      `--scale ${service.name}=${number}: its container_name is ${service.container_name}, and only one container can have it`,
      "Take container_name out of the file.",
    );
  }
  return { ...service, scale: number, ...(service.deploy && { deploy: { ...service.deploy, replicas: number } }) };
}
