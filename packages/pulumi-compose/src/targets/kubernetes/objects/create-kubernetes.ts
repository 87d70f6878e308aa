import * as pulumi from "@pulumi/pulumi";
import { failing } from "../../../gates/failing";
import { opaque } from "../../../gates/opaque";
import type { Reference } from "../../../plan/marker";
import type { CommonOverride } from "../../../services/common-override";
import type { ServiceTraits } from "../../../services/compose-service";
import { convergence } from "../../../services/convergence";
import { dependenciesOf } from "../../../services/dependencies";
import { redactionOf, secretContents, secretsInBase64 } from "../../../services/known-secrets";
import { type MarkerScope, materialise } from "../../../services/materialise";
import type { ProjectEnds } from "../../../services/project-ends";
import { readyBy } from "../../../services/ready-by";
import { rolloutDeadline, subjectOf } from "../../../services/subject";
import type { Created, Creation } from "../../target";
import { WorkloadGate, type WorkloadGateSubject } from "../gate/workload-gate";
import type { KubernetesPlan, PlannedObject, PlannedWorkload } from "../kubernetes-plan";
import { SKIP_AWAIT } from "../labels";
import { type Attempts, attemptsOf, withAttempt } from "./attempts";
import { createContent } from "./contents";
import { createObject } from "./create-object";
import { keptOfClaim, tellKept } from "./kept-of-claim";
import type { KubernetesObject } from "./kubernetes-object";
import { KubernetesService } from "./kubernetes-service";
import { overrideWorkload } from "./override-workload";
import { ownNamespace } from "./own-namespace";
import type { PublishedPorts } from "./published-url";
import { pushImage } from "./pushed-images";
import { withAnnotations } from "./with-annotations";

type KubernetesCreation = Creation<KubernetesPlan, CommonOverride>;

/**
 * Of what our own gates wait for. It is there for Pulumi once it has a name: `skipAwait` would leave it at that, too, but then no
 * deletion is waited for either, and what is made anew under its name meets the old one.
 */
const OWN_GATES = { "pulumi.com/waitFor": "jsonpath={.metadata.name}" } as const;

/** Creates the resources of a project in a cluster, as children of its component. */
export function createKubernetes(creation: KubernetesCreation): Created<KubernetesService> {
  return new ClusterObjects(creation).create();
}

/** The objects of one project while they are made: what is made later refers to what was made before. */
class ClusterObjects {
  /** What references stand for, by kind and key. */
  private readonly named = new Map<string, pulumi.Output<string>>();
  private readonly services: Record<string, KubernetesService> = Object.create(null);
  private readonly scope: MarkerScope;
  private readonly redactOf: (service: string) => pulumi.Output<readonly string[]>;

  constructor(private readonly creation: KubernetesCreation) {
    const { symbols, plan, args } = creation;
    this.scope = {
      symbol: (symbol) => symbols.get(symbol) ?? "",
      reference: (target) => this.resolve(target),
      digestOf: (image) => image,
    };
    const contents = secretsInBase64(plan.secrets.flatMap(({ args }) => Object.values(args.data)));
    const inside = plan.workloads.flatMap((planned) => secretContents(planned.args, this.scope));
    this.redactOf = redactionOf([...symbols.values(), ...inside, ...contents], args);
  }

  create(): Created<KubernetesService> {
    const { plan, parent, ends } = this.creation;
    if (plan.namespace) {
      const dependsOn = ownNamespace(parent, plan.namespace, ends.scope);
      this.name("namespace", "namespace", this.object(plan.namespace, parent, { dependsOn }));
    }
    for (const image of plan.images) this.named.set(`pushedImage ${image.key}`, pushImage(image, this.scope, parent));
    for (const content of [...plan.configMaps, ...plan.secrets]) {
      const kind = content.kind === "Secret" ? "kubernetesSecret" : "configMap";
      this.named.set(`${kind} ${content.key}`, createContent(content, this.scope, { parent }));
    }
    for (const claim of plan.claims) {
      const made = this.object(claim, parent, { ignoreChanges: [...keptOfClaim] });
      tellKept(made, claim.args.spec);
      this.name("claim", claim.key, made);
    }
    const policies = plan.policies.map((policy) => this.object(policy, parent));
    const attempts = attemptsOf(parent, plan);
    const converged = plan.workloads.map((planned) => this.createService(planned, policies, attempts));
    for (const cronJob of plan.cronJobs) this.object(cronJob, parent, { dependsOn: policies });
    return { networks: {}, volumes: {}, services: this.services, done: pulumi.all(converged) };
  }

  private createService(
    planned: PlannedWorkload,
    policies: readonly KubernetesObject[],
    attempts: Attempts,
  ): pulumi.Output<unknown> {
    const { plan, project, args, parent, ends } = this.creation;
    const { service: name } = planned;
    const override = args.services?.[name];
    const redact = this.redactOf(name);
    const gate = (resource: pulumi.CustomResource, asked: WorkloadGateSubject["goal"] | "ready") => {
      const goal = asked === "ready" ? (planned.oneShot ? "service_completed_successfully" : "converged") : asked;
      const condition = goal === "converged" ? undefined : goal;
      const subject = subjectOf(name, condition, plan.start, project, args);
      const own =
        goal === "converged" ? { deadlineMs: undefined, podDeadlineMs: rolloutDeadline(name, plan.start, args) } : {};
      const gateEnds = { ...ends, gate: { dependency: name, condition: goal } };
      return new WorkloadGate(
        resource,
        { ...subject, ...own, goal, redact, workload: planned.kind },
        failing(resource, ends.scope),
        gateEnds,
      );
    };
    const make = (service: KubernetesService) => {
      const own = { parent: service };
      const [inside, outside] = split(plan.services, name);
      const found = inside.map((object) => this.object(object, own.parent));
      const workload = this.workload(planned, override, attempts, {
        ...own,
        dependsOn: [...[...policies, ...found].map(opaque), ...dependenciesOf(planned.waits, this.services)],
      });
      const published = outside.map((object): PublishedPorts => {
        const { type, ports = [] } = object.args.spec;
        const tcp = ports.filter(({ protocol }) => protocol === "TCP");
        return { object: this.object(object, service, {}, SKIP_AWAIT), type, ports: tcp };
      });
      for (const ingress of plan.ingresses) if (ingress.service === name) this.object(ingress, service);
      return { workload, published };
    };
    const traits = { ...this.traitsOf(planned), ...ends, service: name };
    const service = new KubernetesService(`${plan.project}-${name}`, gate, traits, { parent }, make);
    this.services[name] = service;
    return convergence(service, name, plan.start, gate(service.workload, "converged"));
  }

  private workload(
    planned: PlannedWorkload,
    override: CommonOverride | undefined,
    attempts: Attempts,
    options: pulumi.CustomResourceOptions,
  ): KubernetesObject {
    const inputs = overrideWorkload(materialise(planned.args, this.scope), override);
    const args = withAttempt(withAnnotations(inputs, OWN_GATES), planned, attempts);
    // Lists are added to, not replaced: a program's own `dependsOn` must not open a gate.
    return createObject(planned.kind, planned.name, args, pulumi.mergeOptions(options, override?.options));
  }

  private object(
    { kind, name, args }: PlannedObject,
    parent: pulumi.Resource,
    options: pulumi.CustomResourceOptions = {},
    annotations: Readonly<Record<string, string>> = {},
  ): KubernetesObject {
    const inputs = materialise(args, this.scope);
    const given = Object.keys(annotations).length > 0 ? withAnnotations(inputs, annotations) : inputs;
    return createObject(kind, name, given, { parent, ...options });
  }

  private name(kind: Reference["kind"], key: string, { metadata }: KubernetesObject): void {
    this.named.set(
      `${kind} ${key}`,
      metadata.apply(({ name }) => name),
    );
  }

  private resolve({ kind, key }: Reference): pulumi.Input<string> {
    const known = this.named.get(`${kind} ${key}`);
    if (!known) throw new pulumi.RunError(`the plan refers to ${kind} "${key}", which it does not contain`);
    return known;
  }

  private traitsOf({ service, oneShot }: PlannedWorkload): Omit<ServiceTraits, keyof ProjectEnds | "service"> {
    const { project, plan } = this.creation;
    const check = project.services[service]?.healthcheck;
    const hasHealthcheck = check !== undefined && !check.disable && check.test?.[0] !== "NONE";
    return { hasHealthcheck, oneShot, readyBy: readyBy(service, plan.start) };
  }
}

/** Those of a service's Services that are for the cluster alone, and those that publish its ports. */
function split<S extends KubernetesPlan["services"][number]>(all: readonly S[], name: string): [S[], S[]] {
  const own = all.filter(({ service }) => service === name);
  const isInside = ({ args }: S) => args.spec.type === "ClusterIP";
  return [own.filter(isInside), own.filter((object) => !isInside(object))];
}
