import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import type { StartPlan } from "@pulumi-compose/health-model";
import { endpointOf } from "../../gates/endpoint";
import { failing } from "../../gates/failing";
import { promised } from "../../gates/promised";
import type { Gate } from "../../gates/resource-gate";
import type { Reference, ReferencedKind } from "../../plan/marker";
import type { PlannedContainer, PlannedVolume, ResourcePlan } from "../../plan/resource-plan";
import type { GateOf, ServiceTraits } from "../../services/compose-service";
import { redactionOf, secretContents } from "../../services/known-secrets";
import { type MarkerScope, materialise } from "../../services/materialise";
import type { ProjectEnds } from "../../services/project-ends";
import { readyBy } from "../../services/ready-by";
import { record } from "../../services/record";
import { stagedArgs } from "../../services/staged-args";
import { subjectOf } from "../../services/subject";
import type { Created, Creation } from "../target";
import type { ContainerOverride } from "./container-override";
import { ContainerService } from "./container-service";
import { createContainer } from "./create-container";
import { ContainerGate } from "./gate/container-gate";
import { keptOfVolume, tellKept } from "./kept-of-volume";
import type { PreStartHooks } from "./lifecycle/pre-start-runs";
import { ProjectHooks } from "./lifecycle/project-hooks";
import { networkSettings } from "./network-settings";
import { postHealthyOf, runPostHealthy } from "./post-healthy";
import { Rolls } from "./rolls";

type DockerCreation = Creation<ResourcePlan, ContainerOverride>;

type Referenced = docker.RemoteImage | docker.Network | docker.Volume | docker.Container;

/** Creates the resources of a project on a single engine, as children of its component. */
export function createDocker(creation: DockerCreation): Created<ContainerService> {
  const { parent, project, name, args } = creation;
  const { only } = args;
  const isLeftAlone = (service: string) => (only ? !only.includes(service) : false);
  const hooks = new ProjectHooks(project.name, name, promised(endpointOf(parent)), isLeftAlone, args);
  return new EngineResources(creation, hooks).create();
}

/** The resources of one project while they are made: what is made later refers to what was made before. */
class EngineResources {
  private readonly networks = new Map<string, docker.Network>();
  private readonly images = new Map<string, docker.RemoteImage>();
  /** The file's, and what containers have in place of anonymous ones, by their key in the plan. */
  private readonly plannedVolumes = new Map<string, docker.Volume>();

  private readonly rolls: Rolls;

  constructor(
    private readonly creation: DockerCreation,
    private readonly hooks: ProjectHooks,
  ) {
    this.rolls = new Rolls(hooks.rolling);
  }

  create(): Created<ContainerService> {
    const networks = this.createNetworks();
    const volumes = this.createVolumes();
    const { services, hooked } = this.createServices();
    const done = [this.rolls.done(), hooked].filter((output) => output !== undefined);
    return { networks, volumes, services, ...(done.length > 0 && { done: pulumi.all(done) }) };
  }

  private createNetworks(): Record<string, docker.Network> {
    const { hooks } = this;
    const { plan, parent } = this.creation;
    return record(plan.networks, ({ key, name, args, ignoreChanges }) => {
      const network = new docker.Network(name, args, {
        parent,
        hooks: hooks.network(),
        replacementTrigger: networkSettings(args),
        ...(ignoreChanges && { ignoreChanges: [...ignoreChanges] }),
        // The name is taken until the old one is gone. The plugin says so only of replacements that it asks for itself.
        deleteBeforeReplace: true,
      });
      hooks.networks.know(network);
      this.networks.set(key, network);
      return network;
    });
  }

  private createVolumes(): Record<string, docker.Volume> {
    const { plan, parent } = this.creation;
    const listed = plan.volumes.filter(({ owner }) => owner === undefined);
    return record(listed, (planned) => this.createVolume(planned, parent));
  }

  private createVolume({ key, name, args }: PlannedVolume, parent: pulumi.Resource): docker.Volume {
    const volume = new docker.Volume(name, args, {
      parent,
      ignoreChanges: [...keptOfVolume],
      hooks: this.hooks.volume(),
      // Begun anew (`pulumi up --replace`), it has the name of the one that is there.
      deleteBeforeReplace: true,
    });
    tellKept(volume, args);
    this.plannedVolumes.set(key, volume);
    return volume;
  }

  private createServices(): Pick<Created<ContainerService>, "services"> & {
    readonly hooked: Created<ContainerService>["done"];
  } {
    const { hooks } = this;
    const { plan, project, symbols, args, ends, parent } = this.creation;
    const services: Record<string, ContainerService> = Object.create(null);
    const containers = new Map<string, docker.Container>();
    const scope: MarkerScope = {
      symbol: (symbol) => symbols.get(symbol) ?? "",
      reference: (target) => this.resolve(target, containers),
      digestOf: (image) => docker.getRegistryImageOutput({ name: image }, { parent }).sha256Digest,
    };
    for (const planned of plan.images) {
      const image = new docker.RemoteImage(
        planned.name,
        materialise(stagedArgs(planned), scope) as unknown as docker.RemoteImageArgs,
        {
          parent,
        },
      );
      this.images.set(planned.key, image);
    }
    const shared = [...symbols.values(), ...plan.containers.flatMap((planned) => secretContents(planned.args, scope))];
    const redactOf = redactionOf(shared, args);
    const preStartOf = ({ service, preStart, preStartOf }: PlannedContainer): PreStartHooks | undefined =>
      !preStart || preStartOf
        ? undefined
        : {
            hooks: preStart,
            secrets: promised(redactOf(service)),
            subjectOf: (hook) => subjectOf(hook, "service_completed_successfully", plan.start, project, args),
          };
    const healthy = new Map<string, Gate>();
    const gateOf: GateOf = (container, condition, key) => {
      // The plugin's Create returns when the container runs.
      if (condition === "service_started") return undefined;
      // Not the service's first: each container has others that it takes over from, and hooks of its own.
      const planned = plannedOf(plan, key);
      const subject = subjectOf(planned.service, condition, plan.start, project, args);
      const redact = redactOf(planned.service);
      const postHealthy = postHealthyOf(planned, { project, hooks, scope, redact });
      const gate = new ContainerGate(
        container,
        {
          ...subject,
          condition,
          probe: args.probe ?? "hybrid",
          redact,
          ...(postHealthy && { postHealthy }),
          isNew: () => hooks.hasCreated(key),
          reconnect: (id) => hooks.networks.restore(key, id),
          prepare: () => hooks.beforeStart(key),
          onStart: () => hooks.restart(key),
          onRevival: (done) => hooks.namespaces.awaitRevival(key, done),
          mend: (id) => hooks.mend(key, id),
          mayRest: planned.preStartOf !== undefined,
          ...(planned.rollout && {
            rolling: {
              monitorMs: planned.rollout.monitorMs,
              promote: (id) => hooks.rolling.promote(planned, id),
              giveUp: (id) => hooks.rolling.giveUp(planned, id),
            },
          }),
        },
        failing(container, ends.scope),
        { ...ends, gate: { dependency: planned.service, condition } },
      );
      if (condition === "service_healthy") healthy.set(key, gate);
      return gate;
    };
    const takingOver = (planned: PlannedContainer, container: docker.Container): Gate => {
      // Where others wait for that already, it knows who is held up.
      const gate = healthy.get(planned.key) ?? gateOf(container, "ready", planned.key);
      if (!gate) throw new Error(`nothing says when "${planned.key}" is ready`);
      return gate;
    };
    const serviceOf = (planned: PlannedContainer): ContainerService => {
      const service =
        services[planned.service] ??
        new ContainerService(
          `${plan.project}-${planned.service}`,
          gateOf,
          { ...traitsOf(planned, plan.start), ...ends, service: planned.service },
          { parent },
        );
      services[planned.service] = service;
      return service;
    };
    for (const planned of plan.containers) {
      const override = args.services?.[planned.service];
      const service = serviceOf(planned);
      // A hook has its service's volumes.
      const owners = plan.containers.filter((other) => other.service === planned.preStartOf?.service);
      for (const owner of [planned, ...owners]) {
        for (const volume of volumesOf(owner, plan)) {
          if (!this.plannedVolumes.has(volume.key)) this.createVolume(volume, serviceOf(owner));
        }
      }
      const redact = () => redactOf(planned.service);
      const turn = this.rolls.turnOf(planned);
      const [images, preStart] = [this.images, preStartOf(planned)];
      const context = { service, services, containers, images, scope, hooks, redact, preStart, override, turn };
      const container = createContainer(planned, context);
      containers.set(planned.key, container);
      service.add(planned.key, container);
      if (planned.relayOf !== undefined) services[planned.relayOf]?.standBehind(service);
      this.rolls.follow(planned, container, () => takingOver(planned, container));
    }
    const hooked = runPostHealthy({ planned: plan.containers, services, containers, hooks, run: ends.run });
    return { services, hooked };
  }

  private resolve(target: Reference, containers: ReadonlyMap<string, docker.Container>): pulumi.Input<string> {
    const resources: Partial<Record<ReferencedKind, ReadonlyMap<string, Referenced>>> = {
      image: this.images,
      network: this.networks,
      volume: this.plannedVolumes,
      container: containers,
    };
    const resource = resources[target.kind]?.get(target.key);
    if (!resource) throw new Error(`the plan refers to ${target.kind} "${target.key}", which it does not contain`);
    if (target.property === "imageId" && resource instanceof docker.RemoteImage) return resource.imageId;
    return target.property === "name" ? resource.name : resource.id;
  }
}

function plannedOf({ containers }: ResourcePlan, key: string): PlannedContainer {
  const planned = containers.find((one) => one.key === key);
  if (!planned) throw new Error(`the plan has no container "${key}"`);
  return planned;
}

/** What a container has in place of anonymous volumes. */
function volumesOf({ service, index }: PlannedContainer, { volumes }: ResourcePlan): readonly PlannedVolume[] {
  return volumes.filter(({ owner }) => owner?.service === service && owner.index === index);
}

function traitsOf(
  { service, args, oneShot }: PlannedContainer,
  start: StartPlan,
): Omit<ServiceTraits, keyof ProjectEnds | "service"> {
  const hasHealthcheck = args.healthcheck !== undefined && args.healthcheck.tests?.[0] !== "NONE";
  return { hasHealthcheck, oneShot, readyBy: readyBy(service, start) };
}
