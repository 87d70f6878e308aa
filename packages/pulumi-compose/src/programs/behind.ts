import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { ServiceGoal } from "@pulumi-compose/docker-health";
import { ConstructScope } from "../gates/construct-scope";
import type { GateOptions } from "../gates/gate-options";
import { guardCompletion } from "../gates/guard-completion";
import { opaque } from "../gates/opaque";
import { ProjectRun } from "../gates/project-run";
import type { Gate } from "../gates/resource-gate";
import { targets } from "../targets/registry";
import type { Target } from "../targets/target";

type Gated = docker.Container | docker.Service;

/** Every resource has one gate a condition, however many wait behind it. */
const gates = new WeakMap<Gated, Map<ServiceGoal, pulumi.Output<Gate>>>();

/** A container, or a service of a swarm, once it has met a condition. */
export function behind<R extends Gated>(resource: R, goal: ServiceGoal, options: GateOptions): pulumi.Output<R> {
  const passed = gateOf(resource, goal, options).apply((gate) =>
    options.required === false ? gate.optional() : gate.required(),
  );
  return passed.apply(() => opaque(resource));
}

function gateOf(resource: Gated, goal: ServiceGoal, options: GateOptions): pulumi.Output<Gate> {
  const known = gates.get(resource) ?? new Map<ServiceGoal, pulumi.Output<Gate>>();
  gates.set(resource, known);
  const gate = known.get(goal) ?? make(resource, goal, options);
  known.set(goal, gate);
  return gate;
}

function make(resource: Gated, goal: ServiceGoal, options: GateOptions): pulumi.Output<Gate> {
  guardCompletion();
  const scope = ConstructScope.current();
  // Who waits behind it is known to Pulumi alone.
  const blockedBy = () => new Set<string>();
  const run = scope?.open(blockedBy) ?? new ProjectRun(blockedBy);
  for (const target of Object.values<Target>(targets)) {
    const gate = target.gate(resource, { goal, options, run, scope });
    if (gate) return gate;
  }
  throw new Error("a gate waits for a docker.Container or a docker.Service");
}
