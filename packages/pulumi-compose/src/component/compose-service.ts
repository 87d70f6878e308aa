import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { ContainerGate, type GatePass, type GateSubject } from "../gates/gate";
import { opaque } from "../gates/opaque";
import { serviceUrl } from "./service-url";

type Condition = GateSubject["condition"];

/** What a service says of its gates: everything but the condition, which the asker knows. */
export type SubjectOf = (condition: Condition) => GateSubject;

/**
 * One service of a {@link ComposeProject}: a component whose children are the service's containers. Its outputs wait
 * only when they are used: who never asks for `health` never waits for it.
 */
export class ComposeService extends pulumi.ComponentResource {
  /** The service's containers, in the order of their numbers. */
  readonly containers: docker.Container[] = [];
  private readonly gates = new Map<string, ContainerGate>();

  /** @internal */
  constructor(
    name: string,
    private readonly subjectOf: SubjectOf,
    options: pulumi.ComponentResourceOptions,
  ) {
    super("compose:index:Service", name, {}, options);
  }

  /** The first container, for a service with one. */
  get container(): docker.Container {
    const [first] = this.containers;
    if (!first) throw new pulumi.ResourceError("the service has no container (its scale is 0)", this, true);
    return first;
  }

  /** Id of the first container. */
  get containerId(): pulumi.Output<string> {
    return this.container.id;
  }

  /** Name of the first container, as the engine knows it. */
  get containerName(): pulumi.Output<string> {
    return this.container.name;
  }

  /**
   * `"healthy"`, or the update failed and said why. Asking for it makes the update wait; in a preview of a container that
   * exists it is what a successful update will say.
   */
  get health(): pulumi.Output<string> {
    return pulumi.all(this.passes("service_healthy")).apply(() => "healthy");
  }

  /**
   * For the `dependsOn` of any resource of any provider: resolves to the containers once all of them are healthy.
   *
   * @example
   * ```ts
   * new postgresql.Database("orders", {}, { dependsOn: shop.services.db.healthy });
   * ```
   */
  get healthy(): pulumi.Output<pulumi.Resource[]> {
    return this.reached("service_healthy");
  }

  /** The same for a service that runs to its end: resolves once all containers ended with exit code 0. */
  get completed(): pulumi.Output<pulumi.Resource[]> {
    return this.reached("service_completed_successfully");
  }

  /**
   * The address under which a published port of the first container answers.
   *
   * @param port the port inside the container
   * @param scheme default `http`
   */
  url(port: number, scheme = "http"): pulumi.Output<string> {
    return serviceUrl(this.container, port, scheme);
  }

  /** @internal Milliseconds that this service's gate for a condition waited: its slowest container. */
  waited(condition: Condition): pulumi.Output<number> {
    const settled = this.containers.map((_, index) => this.gates.get(gateKey(condition, index))?.settled());
    return pulumi.all(settled).apply((passes) => Math.max(0, ...passes.map((pass) => pass?.waitedMs ?? 0)));
  }

  /** @internal The containers, as an Output that resolves once all have met the condition. */
  reached(condition: Condition, required = true): pulumi.Output<pulumi.Resource[]> {
    return pulumi.all(this.passes(condition, required)).apply(() => this.containers.map(opaque));
  }

  private passes(condition: Condition, required = true): pulumi.Output<GatePass | undefined>[] {
    return this.containers.map((container, index) => {
      const key = gateKey(condition, index);
      const gate = this.gates.get(key) ?? new ContainerGate(container, this.subjectOf(condition));
      this.gates.set(key, gate);
      return required ? gate.required() : gate.optional();
    });
  }
}

function gateKey(condition: Condition, index: number): string {
  return `${condition} ${index}`;
}
