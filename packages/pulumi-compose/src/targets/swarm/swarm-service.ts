import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import { ComposeService, type GateOf, type ServiceTraits } from "../../services/compose-service";
import { swarmUrl } from "./swarm-url";

/** One service of a {@link ComposeProject} on a swarm: its child is the swarm's service. */
export class SwarmService extends ComposeService {
  /** The service as the swarm has it. */
  readonly swarmService: docker.Service;

  /** @internal */
  constructor(
    name: string,
    gateOf: GateOf,
    traits: ServiceTraits,
    options: pulumi.ComponentResourceOptions,
    make: (parent: SwarmService) => docker.Service,
  ) {
    super(name, gateOf, traits, options);
    this.swarmService = make(this);
    this.settle(this.swarmService);
  }

  /** The service as the swarm has it, alone. */
  get resources(): readonly docker.Service[] {
    return [this.swarmService];
  }

  /** The service's name. */
  get names(): readonly pulumi.Output<string>[] {
    return [this.swarmService.name];
  }

  /** The ports inside that it publishes by TCP. */
  get ports(): pulumi.Output<readonly number[]> {
    return this.swarmService.endpointSpec.apply((spec) =>
      (spec?.ports ?? []).filter(({ protocol }) => (protocol ?? "tcp") === "tcp").map(({ targetPort }) => targetPort),
    );
  }

  /** The address of a published port on the node that the docker provider talks to. See {@link ComposeService.url}. */
  url(port: number, scheme = "http"): pulumi.Output<string> {
    return this.onceThere(swarmUrl(this.swarmService, port, scheme));
  }
}
