import {
  type ComposeProject,
  type Diagnostic,
  type ImpliedDependency,
  impliedDependencies,
  type ServiceConfig,
} from "@pulumi-compose/parser";
import { UNKNOWN_DEPENDENCY } from "../messages/plan-messages";
import type { Edge } from "./edge";

/** Every edge between enabled services, in the order of the files, and what is wrong with the others. */
export function collectEdges(project: ComposeProject): { edges: Edge[]; diagnostics: Diagnostic[] } {
  const edges: Edge[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [name, service] of Object.entries(project.services)) {
    for (const edge of edgesOf(project, name, service)) {
      if (Object.hasOwn(project.services, edge.dependency)) {
        edges.push(edge);
      } else if (edge.required) {
        const disabled = Object.hasOwn(project.disabledServices, edge.dependency) ? "by profile" : "no such service";
        const { dependent, dependency, place } = edge;
        diagnostics.push(
          UNKNOWN_DEPENDENCY.report(
            { dependent, dependency, disabled },
            { place, path: ["services", dependent, "depends_on", dependency] },
          ),
        );
      }
    }
  }
  return { edges, diagnostics };
}

function edgesOf(project: ComposeProject, dependent: string, service: ServiceConfig): Edge[] {
  const implied = new Map<string, ImpliedDependency>();
  // The first that implies it is the one that is named.
  for (const one of impliedDependencies(service)) if (!implied.has(one.dependency)) implied.set(one.dependency, one);
  const edges: Edge[] = [];
  for (const [dependency, { condition, required, restart }] of Object.entries(service.depends_on ?? {})) {
    const attribute = implied.get(dependency)?.attribute;
    implied.delete(dependency);
    const place = project.placeOf(["services", dependent, "depends_on", dependency]);
    edges.push({
      dependent,
      dependency,
      condition,
      required,
      restart: restart ?? false,
      ...(attribute !== undefined && { impliedBy: attribute }),
      ...(place !== undefined && { place }),
    });
  }
  for (const { dependency, attribute, path, restart } of implied.values()) {
    const place = project.placeOf(["services", dependent, ...path]);
    edges.push({
      dependent,
      dependency,
      condition: "service_started",
      required: true,
      restart,
      impliedBy: attribute,
      ...(place !== undefined && { place }),
    });
  }
  return edges;
}
