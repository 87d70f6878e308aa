import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { ComposeService } from "../../services/compose-service";
import { serviceUrl } from "./service-url";

/** One service of a {@link ComposeProject} on a single engine: its children are the service's containers. */
export class ContainerService extends ComposeService {
  /** The service's containers, in the order of their numbers. */
  readonly containers: docker.Container[] = [];
  /** The containers' keys in the plan. */
  private readonly keys: string[] = [];

  /** What has its published ports in its place. */
  private relay: ContainerService | undefined;

  /** @internal */
  standBehind(relay: ContainerService): void {
    this.relay = relay;
  }

  /** @internal */
  add(key: string, container: docker.Container): void {
    this.keys.push(key);
    this.containers.push(container);
    this.settle(container);
  }

  /** The containers. */
  get resources(): readonly docker.Container[] {
    return this.containers;
  }

  /** The containers' names. */
  get names(): readonly pulumi.Output<string>[] {
    return this.containers.map(({ name }) => name);
  }

  /** The ports inside that its first container, or its relay, publishes by TCP. */
  get ports(): pulumi.Output<readonly number[]> {
    if (this.relay) return this.relay.ports;
    const published = pulumi.output(this.containers[0]?.ports);
    return published.apply((ports) =>
      (ports ?? []).filter(({ protocol }) => (protocol ?? "tcp") === "tcp").map(({ internal }) => internal),
    );
  }

  /** The first container, for a service with one. */
  get container(): docker.Container {
    const [first] = this.containers;
    if (!first) throw new pulumi.ResourceError("the service has no container of its own (its scale is 0)", this, true);
    return first;
  }

  /** Id of the first container. */
  get containerId(): pulumi.Output<string> {
    return this.onceThere(this.container.id);
  }

  /** Name of the first container, as the engine knows it. */
  get containerName(): pulumi.Output<string> {
    return this.onceThere(this.container.name);
  }

  /** The address under which a published port of the first container, or of the relay, answers. See {@link ComposeService.url}. */
  url(port: number, scheme = "http"): pulumi.Output<string> {
    if (this.relay) return this.onceThere(this.relay.url(port, scheme));
    return this.onceThere(serviceUrl(this.container, port, scheme));
  }

  /** @internal */
  protected override keyOf(index: number): string {
    return this.keys[index] ?? "";
  }
}
