import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { ComposeService, type Creation } from "@pulumi-compose/project";
import type { ToyPlan } from "./toy-plan";

/** A service that is a volume. */
export class ToyService extends ComposeService {
  readonly resources: readonly docker.Volume[];
  readonly names: readonly pulumi.Output<string>[];
  readonly ports = pulumi.output<readonly number[]>([]);

  constructor({ plan, parent, ends }: Creation<ToyPlan>, { service, name, volume }: ToyPlan["volumes"][number]) {
    const traits = { hasHealthcheck: false, oneShot: false, readyBy: "ready", service, ...ends } as const;
    // It is all that it is to be once it is made.
    super(`${plan.project}-${service}`, () => undefined, traits, { parent });
    const made = new docker.Volume(name, { name: volume }, { parent: this });
    this.resources = [made];
    this.names = [made.name];
  }

  url(port: number): pulumi.Output<string> {
    throw new Error(`a volume answers at no port, ${port} neither`);
  }
}
