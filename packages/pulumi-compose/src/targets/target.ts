import type * as docker from "@pulumi/docker";
import type * as pulumi from "@pulumi/pulumi";
import type { ServiceGoal } from "@pulumi-compose/docker-health";
import type { StartPlan } from "@pulumi-compose/health-model";
import type { Diagnostic, ComposeProject as Project } from "@pulumi-compose/parser";
import type { ConstructScope } from "../gates/construct-scope";
import type { GateOptions } from "../gates/gate-options";
import type { ProjectRun } from "../gates/project-run";
import type { Gate } from "../gates/resource-gate";
import type { ProbeMode } from "../gates/wait-options";
import type { CommonOverride } from "../services/common-override";
import type { ComposeService } from "../services/compose-service";
import type { ProjectEnds } from "../services/project-ends";
import type { PlanEnvironment } from "./common/plan-environment";
import type { Support } from "./common/support";

/** What every plan says, whatever the target: the rest is the target's own. */
export interface TargetPlan {
  /** The name of the target that it is for. */
  readonly target: string;
  readonly project: string;
  readonly start: StartPlan;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the program says that the resources have to know. */
export interface CreationArgs<Override extends CommonOverride = CommonOverride> {
  readonly services?: Readonly<Record<string, Override>>;
  readonly only?: readonly string[];
  readonly probe?: ProbeMode;
  /** Milliseconds. */
  readonly deadlineMs?: number;
  readonly redact?: readonly pulumi.Input<string>[];
  /** Aborts when somebody cancels the update. */
  readonly cancelled?: AbortSignal;
  /** Names of resources that the update leaves as they are. */
  readonly excluded?: () => readonly string[];
  /** Told of a container that was to take over from others, was not good, and was stopped; and of the ids of those that go on. */
  readonly onGivenUp?: (container: { readonly id: string; readonly name: string }, serving: readonly string[]) => void;
}

/** A project that was read and planned, on its way to be resources. */
export interface Creation<Plan extends TargetPlan, Override extends CommonOverride = CommonOverride> {
  /** The component, whose children the resources are. */
  readonly parent: pulumi.ComponentResource;
  /** The component's name in Pulumi. */
  readonly name: string;
  /** With the services that the target adds. */
  readonly project: Project;
  readonly plan: Plan;
  /** Values of the variables that are known only while Pulumi runs. */
  readonly symbols: ReadonlyMap<string, pulumi.Input<string>>;
  readonly args: CreationArgs<Override>;
  readonly ends: ProjectEnds;
}

/** What a project is made of on its target. */
export interface Created<Service extends ComposeService> {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, docker.Network>>;
  readonly volumes: Readonly<Record<string, docker.Volume>>;
  /** What the update waits for besides the gates; absent: nothing. */
  readonly done?: pulumi.Output<unknown>;
}

/** A gate on a resource of a program of one's own. */
export interface GateRequest {
  readonly goal: ServiceGoal;
  readonly options: GateOptions;
  readonly run: ProjectRun;
  readonly scope: ConstructScope | undefined;
}

/**
 * A place where a project runs: what becomes of the file there, how that is made, and how a gate waits for it. Everything
 * that is a target's own is behind this; who has one asks it, and does not look at its name.
 */
export interface Target<Plan extends TargetPlan = TargetPlan, Service extends ComposeService = ComposeService> {
  /** What programs and the command call it. */
  readonly name: string;
  /** What becomes of every attribute of a service. */
  readonly support: Readonly<Record<string, Support>>;
  /** Why it runs no jobs, in words: `a swarm runs no jobs`. Absent: it runs them. */
  readonly noJobs?: string;
  /**
   * Sees that what only this target needs is installed, before anything is registered. Absent: it needs nothing besides.
   *
   * @throws pulumi.RunError that says what to install
   */
  ready?(): void;
  /** The project with all that this target makes resources of: what only hooks and jobs use, say. */
  prepare(project: Project): Project;
  /** The services as the plan has them: with those that it makes of something else. */
  expand(project: Project): Project;
  /** The resources as data. Pure but for what `environment` reads. */
  plan(project: Project, environment: PlanEnvironment): Plan;
  /** Registers what was planned. */
  create(creation: Creation<Plan>): Created<Service>;
  /** A wait for one of a program's own resources; undefined: it is of a kind that is none of this target's. */
  gate(resource: pulumi.CustomResource, request: GateRequest): pulumi.Output<Gate> | undefined;
}
