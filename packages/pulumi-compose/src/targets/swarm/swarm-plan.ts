import type { SecretArgs, ServiceArgs, ServiceConfigArgs } from "@pulumi/docker";
import type { Unwrap } from "@pulumi/pulumi";
import type { StartPlan } from "@pulumi-compose/health-model";
import type { Diagnostic } from "@pulumi-compose/parser";
import type { Planned, PlannedNetwork, PlannedWait } from "../../plan/resource-plan";

/** Arguments as plain data: strings may hold markers (see plan/marker.ts), nothing else is symbolic. */
export type PlainServiceArgs = Unwrap<ServiceArgs>;
export type PlainConfigArgs = Unwrap<ServiceConfigArgs>;
export type PlainSecretArgs = Unwrap<SecretArgs>;

/** A content that is known only while Pulumi runs: what name and data are to be made of then (see contentName). */
export interface SymbolicContent {
  /** The name without the digest. */
  readonly stem: string;
  /** Text with markers. */
  readonly text: string;
}

interface PlannedContent<Args> extends Planned<Args> {
  /** Where there is one, `name`, `args.name` and `args.data` have no digest and no content yet. */
  readonly symbolic?: SymbolicContent;
}

/** A config. Its name, and that of its resource, end with a digest of its content: another content is another config. */
export interface PlannedConfig extends PlannedContent<PlainConfigArgs> {
  readonly kind: "swarmConfig";
}

/** A secret, named like a config. `args.data` is a marker of a secret's content. */
export interface PlannedSecret extends PlannedContent<PlainSecretArgs> {
  readonly kind: "swarmSecret";
}

/** A service of the swarm. */
export interface PlannedService extends Planned<PlainServiceArgs> {
  readonly kind: "service";
  /** Its name in the compose file. */
  readonly service: string;
  readonly waits: readonly PlannedWait[];
  /** Whether it is to end: somebody waits for it to complete, or it is a job. */
  readonly oneShot: boolean;
}

/** A volume that the tasks' mounts create on their nodes; no resource. */
export interface NodeVolume {
  readonly key: string;
  readonly name: string;
  readonly path: readonly (string | number)[];
}

/** Everything that a project is made of on a swarm, as data. Lists are in an order in which they can be created. */
export interface SwarmPlan {
  readonly target: "swarm";
  readonly project: string;
  readonly networks: readonly PlannedNetwork[];
  readonly configs: readonly PlannedConfig[];
  readonly secrets: readonly PlannedSecret[];
  readonly services: readonly PlannedService[];
  readonly volumes: readonly NodeVolume[];
  readonly start: StartPlan;
  readonly diagnostics: readonly Diagnostic[];
}
