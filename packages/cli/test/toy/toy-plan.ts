import { planStart } from "@pulumi-compose/health-model";
import type { ComposeProject } from "@pulumi-compose/parser";
import type { TargetPlan } from "@pulumi-compose/project";

/** What a project is on a shelf: a volume for each service. */
export interface ToyPlan extends TargetPlan {
  readonly target: "toy";
  readonly volumes: readonly { readonly service: string; readonly name: string; readonly volume: string }[];
}

export function toyPlan(project: ComposeProject): ToyPlan {
  const start = planStart(project);
  return {
    target: "toy",
    project: project.name,
    start,
    diagnostics: start.diagnostics,
    volumes: start.order.map((service) => ({
      service,
      name: `${project.name}-${service}`,
      volume: `${project.name}_${service}_toy`,
    })),
  };
}
