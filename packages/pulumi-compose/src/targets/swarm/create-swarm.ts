import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { connectSwarm, type ServiceSnapshot } from "@pulumi-compose/docker-health";
import type { ComposeProject as Project } from "@pulumi-compose/parser";
import { endpointOf } from "../../gates/endpoint";
import { failing } from "../../gates/failing";
import type { Reference } from "../../plan/marker";
import type { ServiceTraits } from "../../services/compose-service";
import { convergence } from "../../services/convergence";
import { dependenciesOf } from "../../services/dependencies";
import { redactionOf, secretsInBase64 } from "../../services/known-secrets";
import { type MarkerScope, materialise } from "../../services/materialise";
import type { ProjectEnds } from "../../services/project-ends";
import { readyBy } from "../../services/ready-by";
import { record } from "../../services/record";
import { rolloutDeadline, subjectOf } from "../../services/subject";
import type { Created, Creation } from "../target";
import { ServiceGate, type ServiceGateSubject } from "./gate/service-gate";
import { type Content, createContent } from "./swarm-contents";
import { overrideService } from "./swarm-override";
import type { PlannedService, SwarmPlan } from "./swarm-plan";
import { SwarmService } from "./swarm-service";
import type { SwarmServiceOverride } from "./swarm-service-override";
import { liveServices, versionLabels, versionOf } from "./version-labels";

type SwarmCreation = Creation<SwarmPlan, SwarmServiceOverride>;

/** Creates the resources of a project on a swarm, as children of its component. */
export function createSwarm(creation: SwarmCreation): Created<SwarmService> {
  const { parent, plan, symbols } = creation;
  const networks = record(plan.networks, ({ name, args: network, ignoreChanges }) => {
    return new docker.Network(name, network, { parent, ...(ignoreChanges && { ignoreChanges: [...ignoreChanges] }) });
  });
  const contents = new Map<string, Content>();
  const scope: MarkerScope = {
    symbol: (symbol) => symbols.get(symbol) ?? "",
    reference: (target) => resolve(target, networks, contents, parent),
    digestOf: (image) => image,
  };
  for (const planned of [...plan.configs, ...plan.secrets]) {
    contents.set(`${planned.kind} ${planned.key}`, createContent(planned, scope, parent));
  }
  const live = liveServices(parent, plan.project);
  const secrets = secretsInBase64(plan.secrets.map(({ args }) => args.data));
  const redactOf = redactionOf([...symbols.values(), ...secrets], creation.args);
  const services: Record<string, SwarmService> = Object.create(null);
  const converged: pulumi.Output<unknown>[] = [];
  for (const planned of plan.services) {
    const made = createService({ ...creation, planned, scope, live, networks, services, redactOf });
    services[planned.service] = made.service;
    converged.push(made.converged);
  }
  return { networks, volumes: {}, services, done: pulumi.all(converged) };
}

interface ServiceCreation extends SwarmCreation {
  readonly planned: PlannedService;
  readonly scope: MarkerScope;
  readonly live: pulumi.Output<readonly ServiceSnapshot[] | undefined>;
  readonly networks: Readonly<Record<string, docker.Network>>;
  readonly services: Readonly<Record<string, SwarmService>>;
  readonly redactOf: (service: string) => pulumi.Output<readonly string[]>;
}

function createService(creation: ServiceCreation): { service: SwarmService; converged: pulumi.Output<unknown> } {
  const { planned, plan, project, args, scope, live, networks, services, redactOf, parent, ends } = creation;
  const override = args.services?.[planned.service];
  const inputs = overrideService(materialise(planned.args, scope), override);
  // What others are called is part of a version; their ids are not, for they are not known before they are made.
  const named = overrideService(materialise(planned.args, { ...scope, reference: nameOnly(scope) }), override);
  const version = versionOf(named);
  const labels = pulumi.all([version, live, pulumi.output(inputs.labels ?? [])]).apply(([hash, found, own]) => {
    const known = found?.find(({ name }) => name === planned.args.name);
    const added = Object.entries(versionLabels(known, hash)).map(([label, value]) => ({ label, value }));
    return [...own, ...added].sort((a, b) => (a.label < b.label ? -1 : 1));
  });
  const expectedLabels = pulumi.unsecret(version.apply((hash) => versionLabels(undefined, hash)));
  const redact = redactOf(planned.service);
  const gate = (resource: pulumi.CustomResource, asked: ServiceGateSubject["goal"] | "ready") => {
    const goal = asked === "ready" ? (planned.oneShot ? "service_completed_successfully" : "converged") : asked;
    const condition = goal === "converged" ? undefined : goal;
    const subject = subjectOf(planned.service, condition, plan.start, project, args);
    const own =
      goal === "converged"
        ? { deadlineMs: undefined, taskDeadlineMs: rolloutDeadline(planned.service, plan.start, args) }
        : {};
    const gateEnds = { ...ends, gate: { dependency: planned.service, condition: goal } };
    return new ServiceGate(
      resource,
      { ...subject, ...own, goal, redact, expectedLabels },
      failing(resource, ends.scope),
      gateEnds,
    );
  };
  const make = (service: SwarmService) =>
    new docker.Service(
      planned.name,
      { ...inputs, taskSpec: inputs.taskSpec, labels },
      // Lists are added to, not replaced: a program's own `dependsOn` must not open a gate.
      pulumi.mergeOptions(
        {
          parent: service,
          dependsOn: dependenciesOf(planned.waits, services),
          // Its name is one of a kind.
          deleteBeforeReplace: true,
          // A network cannot go while a service is on it.
          replaceWith: networksOf(project, planned.service).flatMap((key) => networks[key] ?? []),
        },
        override?.options,
      ),
    );
  const service = new SwarmService(
    `${plan.project}-${planned.service}`,
    gate,
    { ...traitsOf(creation, planned), ...ends, service: planned.service },
    { parent },
    make,
  );
  const converging = gate(service.swarmService, "converged");
  const converged = convergence(service, planned.service, plan.start, converging);
  return { service, converged };
}

function traitsOf(
  { project, plan }: SwarmCreation,
  { service, oneShot }: PlannedService,
): Omit<ServiceTraits, keyof ProjectEnds | "service"> {
  const check = project.services[service]?.healthcheck;
  const hasHealthcheck = check !== undefined && !check.disable && check.test?.[0] !== "NONE";
  return { hasHealthcheck, oneShot, readyBy: readyBy(service, plan.start) };
}

function networksOf(project: Project, service: string): string[] {
  return Object.keys(project.services[service]?.networks ?? {});
}

function nameOnly(scope: MarkerScope): MarkerScope["reference"] {
  return (target) => (isContent(target) && target.property === "name" ? scope.reference(target) : target.key);
}

function isContent({ kind }: Reference): boolean {
  return kind === "swarmConfig" || kind === "swarmSecret";
}

function resolve(
  target: Reference,
  networks: Readonly<Record<string, docker.Network>>,
  contents: ReadonlyMap<string, Content>,
  parent: pulumi.Resource,
): pulumi.Input<string> {
  const { kind, key, property } = target;
  switch (kind) {
    case "externalNetwork":
      return docker.getNetworkOutput({ name: key }, { parent }).id;
    case "externalConfig":
      return externalId("config", key, parent);
    case "externalSecret":
      return externalId("secret", key, parent);
    default: {
      const known = kind === "network" ? networks[key] : contents.get(`${kind} ${key}`);
      if (!known) throw new Error(`the plan refers to ${kind} "${key}", which it does not contain`);
      return property === "name" ? known.name : known.id;
    }
  }
}

/** The plugin looks up no configs and secrets. */
function externalId(kind: "config" | "secret", name: string, parent: pulumi.Resource): pulumi.Output<string> {
  return endpointOf(parent).apply(async (endpoint) => {
    const swarm = await connectSwarm(endpoint);
    const id = await swarm.idOf(kind, name);
    if (id !== undefined) return id;
    const how = `docker ${kind} create ${name} FILE`;
    throw new pulumi.ResourceError(
      `the external ${kind} "${name}" does not exist: create it (\`${how}\`)`,
      parent,
      true,
    );
  });
}
