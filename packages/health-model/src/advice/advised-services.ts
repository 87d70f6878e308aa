import type { ComposeProject } from "@pulumi-compose/parser";
import type { StartPlan } from "../plan/start-plan";
import { own } from "../util/record";
import type { AdvisedService } from "./rule";

export function advisedServices(project: ComposeProject, plan: StartPlan): AdvisedService[] {
  const healthy = new Map(plan.gates.filter((g) => g.condition === "service_healthy").map((g) => [g.dependency, g]));
  const completed = new Map(plan.gates.filter((g) => g.condition !== "service_healthy").map((g) => [g.dependency, g]));
  return Object.entries(project.services).map(([name, service]) => {
    const effective = own(plan.services, name)?.healthcheck;
    const [how, ...words] = service.healthcheck?.test ?? [];
    const runs = (how === "CMD" || how === "CMD-SHELL") && service.healthcheck?.disable !== true;
    const healthGate = healthy.get(name);
    const completionGate = completed.get(name);
    return {
      name,
      service,
      ...(effective?.kind === "check" && { check: effective.check }),
      ...(runs && { declaredTest: { how, words } }),
      ...(healthGate !== undefined && { healthGate }),
      ...(completionGate !== undefined && { completionGate }),
      at: (...rest) => {
        const path = ["services", name, ...rest];
        return { path, place: project.placeOf(path) };
      },
    };
  });
}
