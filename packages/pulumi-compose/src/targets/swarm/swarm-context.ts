import type { ComposeProject, Diagnostic, ServiceConfig } from "@pulumi-compose/parser";
import type { PlanFiles } from "../common/context";
import type { PlainServiceArgs } from "./swarm-plan";

/** What a group of attributes is mapped with: one service, one place for diagnostics. */
export interface SwarmContext {
  readonly project: ComposeProject;
  readonly service: ServiceConfig;
  /** Whether the service is to end. */
  readonly oneShot: boolean;
  /** Whether somebody waits for it to be healthy. */
  readonly isToBeHealthy: boolean;
  readonly files: PlanFiles;
  /** The value of an environment variable, possibly a marker; undefined when unset. */
  readonly variable: (name: string) => string | undefined;
  readonly report: (diagnostic: Diagnostic) => void;
}

export type TaskSpecArgs = PlainServiceArgs["taskSpec"];

/** A group of the containers' arguments. */
export type ContainerSpecArgs = Partial<TaskSpecArgs["containerSpec"]>;
