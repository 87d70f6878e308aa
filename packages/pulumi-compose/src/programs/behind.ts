import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { ServiceGoal } from "@pulumi-compose/docker-health";
import { ConstructScope } from "../gates/construct-scope";
import { failing } from "../gates/failing";
import { guardCompletion } from "../gates/guard-completion";
import { opaque } from "../gates/opaque";
import { ProjectRun } from "../gates/project-run";
import type { FailGate, Gate, GateEnds } from "../gates/resource-gate";
import { ContainerGate } from "../targets/docker/gate/container-gate";
import { ServiceGate } from "../targets/swarm/gate/service-gate";
import type { GateOptions } from "./helpers";

type Gated = docker.Container | docker.Service;

/** Every container and service has one gate a condition, however many wait behind it, and fails the update once for all. */
const gates = new WeakMap<Gated, Map<ServiceGoal, pulumi.Output<Gate>>>();
const failures = new WeakMap<Gated, FailGate>();

const notOnSwarm = "onUnhealthy: keep-waiting is left out: a swarm kills an unhealthy task itself, and starts another";

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
  const subject = {
    deadlineMs: options.deadlineMs,
    place: undefined,
    heldUp: [],
    project: undefined,
    redact: pulumi.unsecret(pulumi.all([...(options.redact ?? [])])),
  };
  if (docker.Service.isInstance(resource)) {
    if (options.onUnhealthy === "keep-waiting") void pulumi.log.warn(notOnSwarm, resource);
    const fail = failures.get(resource) ?? failing(resource, scope);
    failures.set(resource, fail);
    return resource.name.apply(
      // Without labels of a version, one that was rolled back to is never what was asked for.
      (service) =>
        new ServiceGate(resource, { ...subject, service, goal, expectedLabels: {} }, fail, endsOf(run, service, goal)),
    );
  }
  if (goal === "converged" || goal === "service_started") {
    throw new Error("only a swarm's service converges or is started later: a container is started when it is there");
  }
  return pulumi.all([resource.name, resource.labels]).apply(([name, labels]) => {
    const service = labels?.find(({ label }) => label === "com.docker.compose.service")?.value ?? name;
    return new ContainerGate(
      resource,
      {
        ...subject,
        service,
        condition: goal,
        probe: options.probe ?? "hybrid",
        onUnhealthy: options.onUnhealthy ?? "fail",
      },
      failing(resource, scope),
      endsOf(run, service, goal),
    );
  });
}

function endsOf(run: ProjectRun, dependency: string, condition: ServiceGoal): GateEnds {
  return { run, gate: { dependency, condition }, onFailure: () => undefined };
}
