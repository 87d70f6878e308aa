import type { GenericResource, SwarmResources, TaskSpec } from "../../engine/swarm-types";
import { numberOf, objectOf, textsOf } from "../../values/read";
import type { Value, ValueMap } from "../../values/value";

/** Limits and reservations as the swarm wants them. */
export function taskResources(given: ValueMap | undefined): object {
  if (given === undefined) return {};
  const limits = objectOf(given, "limits");
  const reservation = objectOf(given, "reservation");
  return {
    ...(limits && { Limits: amounts(limits) }),
    ...(reservation && { Reservations: { ...amounts(reservation), GenericResources: generic(reservation) } }),
  };
}

function amounts(values: ValueMap): SwarmResources {
  return { NanoCPUs: numberOf(values, "nanoCpus"), MemoryBytes: numberOf(values, "memoryBytes") };
}

function generic(reservation: ValueMap): GenericResource[] {
  const given = objectOf(reservation, "genericResources") ?? {};
  const pair = (text: string): [string, string] => {
    const [kind = "", value = ""] = text.split("=");
    return [kind, value];
  };
  const named = textsOf(given, "namedResourcesSpecs").map((text) => {
    const [Kind, Value] = pair(text);
    return { NamedResourceSpec: { Kind, Value } };
  });
  const discrete = textsOf(given, "discreteResourcesSpecs").map((text) => {
    const [Kind, value] = pair(text);
    return { DiscreteResourceSpec: { Kind, Value: Number.parseInt(value, 10) || 0 } };
  });
  return [...named, ...discrete];
}

export function taskResourcesFrom(resources: NonNullable<TaskSpec["Resources"]>): ValueMap {
  const { Limits: limits, Reservations: reservations } = resources;
  return {
    limits: limits ? amountsFrom(limits) : null,
    reservation: reservations ? { ...amountsFrom(reservations), genericResources: genericFrom(reservations) } : null,
  };
}

function amountsFrom(resources: SwarmResources): ValueMap {
  return { nanoCpus: resources.NanoCPUs ?? 0, memoryBytes: resources.MemoryBytes ?? 0 };
}

function genericFrom(resources: SwarmResources): Value {
  const all = resources.GenericResources ?? [];
  if (all.length === 0) return null;
  return {
    namedResourcesSpecs: all.flatMap(({ NamedResourceSpec: spec }) => (spec ? [`${spec.Kind}=${spec.Value}`] : [])),
    discreteResourcesSpecs: all.flatMap(({ DiscreteResourceSpec: spec }) =>
      spec ? [`${spec.Kind}=${spec.Value}`] : [],
    ),
  };
}
