import type * as pulumi from "@pulumi/pulumi";
import type { ComposeService } from "@pulumi-compose/project";
import type { ServiceState } from "../contract/service-state";

type Identity = Omit<ServiceState, "endpoints" | "urls" | "health" | "completed" | "ready">;

/** What of the component's inputs and outputs is a target's own. */
export interface TargetContract {
  /** Whether what only containers know may be said of a service. */
  readonly hasContainers: boolean;
  /** Which resources a service is. */
  identify(service: ComposeService): { readonly [Name in keyof Identity]: pulumi.Input<Identity[Name]> };
}
