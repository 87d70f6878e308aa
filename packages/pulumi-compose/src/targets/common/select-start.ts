import type { StartPlan } from "@pulumi-compose/health-model";

/** Who of some services waits for whom among them. */
export function selectStart(start: StartPlan, chosen: ReadonlySet<string>): StartPlan {
  const isChosen = (service: string) => chosen.has(service);
  return {
    ...start,
    gates: start.gates.flatMap((gate) => {
      const dependents = gate.dependents.filter(({ service }) => isChosen(service));
      return isChosen(gate.dependency) && dependents.length > 0 ? [{ ...gate, dependents }] : [];
    }),
    edges: start.edges.filter(({ dependent, dependency }) => isChosen(dependent) && isChosen(dependency)),
    layers: start.layers.map((layer) => layer.filter(isChosen)).filter((layer) => layer.length > 0),
    order: start.order.filter(isChosen),
    services: Object.fromEntries(Object.entries(start.services).filter(([name]) => isChosen(name))),
    blockedBy: (failed) => new Set([...start.blockedBy(failed)].filter(isChosen)),
    waitsFor: (service) => start.waitsFor(service).filter(isChosen),
  };
}
