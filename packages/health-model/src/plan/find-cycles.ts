import type { Diagnostic } from "@pulumi-compose/parser";
import { CYCLE } from "../messages/plan-messages";
import { components } from "./components";
import type { Edge } from "./edge";
import type { Graph } from "./graph";

/** One circle for each group of services that depend on each other, and the edges that are in no circle. */
export function findCycles(graph: Graph): { acyclic: Edge[]; diagnostics: Diagnostic[] } {
  const component = components(graph);
  const acyclic: Edge[] = [];
  const reported = new Set<number>();
  const diagnostics: Diagnostic[] = [];
  for (const name of graph.services) {
    for (const edge of graph.dependencies.get(name) ?? []) {
      const group = component.get(name);
      if (group === undefined || group !== component.get(edge.dependency)) {
        acyclic.push(edge);
      } else if (!reported.has(group)) {
        reported.add(group);
        diagnostics.push(report(shortestCycle(graph, component, name)));
      }
    }
  }
  return { acyclic, diagnostics };
}

/** A shortest way from a service back to itself, breadth first inside its group. */
function shortestCycle(graph: Graph, component: ReadonlyMap<string, number>, start: string): Edge[] {
  const reachedBy = new Map<string, Edge>();
  const queue = [start];
  for (const name of queue) {
    for (const edge of graph.dependencies.get(name) ?? []) {
      if (component.get(edge.dependency) !== component.get(start) || reachedBy.has(edge.dependency)) continue;
      reachedBy.set(edge.dependency, edge);
      if (edge.dependency === start) return walkBack(reachedBy, start);
      queue.push(edge.dependency);
    }
  }
  return [];
}

function walkBack(reachedBy: ReadonlyMap<string, Edge>, start: string): Edge[] {
  const path: Edge[] = [];
  let edge = reachedBy.get(start);
  while (edge !== undefined) {
    path.push(edge);
    edge = edge.dependent === start ? undefined : reachedBy.get(edge.dependent);
  }
  return path.reverse();
}

function report(cycle: readonly Edge[]): Diagnostic {
  const [first] = cycle;
  const path = [...cycle.map((edge) => edge.dependent), first?.dependent ?? ""];
  const related = cycle.slice(1).flatMap(({ dependent, dependency, impliedBy, place }) => {
    const how = impliedBy === undefined ? "" : ` (${impliedBy})`;
    return place === undefined ? [] : [{ message: `"${dependent}" depends on "${dependency}"${how}`, place }];
  });
  return CYCLE.report({ path }, { place: first?.place, path: edgePath(first), related });
}

function edgePath(edge: Edge | undefined): string[] | undefined {
  return edge === undefined ? undefined : ["services", edge.dependent, "depends_on", edge.dependency];
}
