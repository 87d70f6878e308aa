import type {
  Clock,
  ContainerSnapshot,
  Engine,
  Following,
  LogFollowing,
  LogStart,
  LogSubscriber,
  ProbeResult,
  ProjectParts,
  Swarm,
  WaitFailure,
} from "@pulumi-compose/docker-health";
import type { Condition, PlanOptions, StartPlan } from "@pulumi-compose/health-model";
import type { Cluster, ClusterOptions } from "@pulumi-compose/kubernetes-health";
import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import type { TargetObject as Target, Target as TargetName, TargetPlan } from "@pulumi-compose/project";
import type { EngineOptions } from "../health/containers/engine-options";
import type { StatusRow } from "../health/status/status-row";
import type { WaitRecord } from "../health/wait/wait-record";
import type { Io } from "../io/io";
import type { ChosenProject } from "../project/choose-project";
import type { LookedFor } from "../resources/on-engine";
import type { PlannedResource } from "../resources/planned-resource";
import type { ResourceKind } from "../resources/resource-kind";
import type { StateResource } from "../resources/state-resource";

/** What a command sees of a target beside the world around it: how to reach what runs there. */
export interface TargetEdges {
  readonly io: Io;
  readonly connect: (options: EngineOptions) => Promise<Engine>;
  readonly connectSwarm: (options: EngineOptions) => Promise<Swarm>;
  /** Absent: as a kubeconfig says. */
  readonly connectCluster?: (options: ClusterOptions) => Promise<Cluster>;
  readonly clock: Clock;
}

/** What may have changed: how something is, or only how a probe went. */
export type Change = "state" | "probe";

/** How a project is looked at: again and again, and what tells of changes, where something does. */
export interface Watched {
  /** A look costs what has changed since the last one. @throws EngineError */
  readonly read: () => Promise<readonly StatusRow[]>;
  /** Calls back when another look is worth it. */
  readonly follow?: (onChange: (change: Change) => void) => Promise<Following>;
  /** What is known of a row's container beside the row. */
  readonly snapshot?: (id: string) => ContainerSnapshot | undefined;
  /** With what a container has ended, though it may be gone since. */
  readonly exitOf?: (id: string) => number | undefined;
  /** Calls back with every probe of a gate of this very process. */
  readonly followProbes?: (onProbe: (id: string, probe: ProbeResult) => void) => Following;
  /** Why a container is not as it should be; undefined: it is, or it is gone. @throws EngineError */
  readonly evidence?: (id: string, goal: Condition, secrets: readonly string[]) => Promise<WaitFailure | undefined>;
  /** The log of a row's container. @throws EngineError */
  readonly followLog?: (id: string, from: LogStart, subscriber: LogSubscriber) => Promise<LogFollowing>;
}

/** What `status` is to look at. */
export interface StatusRequest {
  readonly chosen: ChosenProject;
  /** Empty: all of them. */
  readonly services: readonly string[];
  readonly options: EngineOptions;
  readonly edges: Omit<TargetEdges, "io">;
}

/** What `wait` is to wait for. */
export interface WaitRequest {
  readonly chosen: ChosenProject;
  /** Empty: all of them. */
  readonly services: readonly string[];
  readonly condition: Condition | undefined;
  readonly options: WaitOptions;
  readonly edges: TargetEdges;
  /** Where it is kept what becomes of each. */
  readonly record: WaitRecord;
  /** Tells that nothing of the project is there, which nobody waits for unless a timeout says so. @returns the exit code */
  readonly nothing: (services: readonly string[]) => number;
}

/** What the command line of `wait` says of waiting. */
export interface WaitOptions extends EngineOptions {
  /** Milliseconds. */
  readonly timeout?: number;
  readonly probe?: "hybrid" | "engine";
  readonly keepWaiting?: boolean;
  readonly json?: boolean;
  /** A file for a report in JUnit's XML. */
  readonly junit?: string;
}

/** What of a command is not done on a target, and what to do instead. */
export interface Unsupported {
  readonly message: string;
  readonly hint: string;
}

/** What an engine means for a project, before anything is made of it. */
export interface EngineLook {
  /** What the project says is there already (`external`), and is not; what the engine cannot do; a warning is no obstacle. */
  readonly obstacles: readonly Diagnostic[];
  /** What the docker plugin has to be told about it, in its environment. */
  readonly variables: Readonly<Record<string, string>>;
}

/** A resource of a state in which others have something, too. */
export interface Shared {
  readonly urn: string;
  /** Why it is left. */
  readonly words: string;
}

/** What a `down` leaves at a target, which the state goes on having: data, and what is around it. */
export interface KeptThere {
  /** Behind "stays". */
  readonly where: string;
  /** By Pulumi's types. */
  readonly kinds: Readonly<Record<string, (id: string) => KeptWords>>;
}

/** What is told of a resource that is left to itself. */
export interface KeptWords {
  /** Its kind and its name there. */
  readonly what: string;
  /** The command that deletes it by hand. */
  readonly deletes: string;
}

/** What an `up` knows and does on a target. It is loaded only for a deployment. */
export interface DeploymentTarget<Plan extends TargetPlan = TargetPlan> {
  readonly mapping: Target<Plan>;
  /** Whether its images are pulled by the engine that is asked. */
  readonly pullsHere: boolean;
  /** Whether the volumes of the file are resources of the stack. */
  readonly hasVolumes: boolean;
  /**
   * How every `up` waits for services for which nobody else does: `goal` is what that gate is called in a program, `ofJobs` what a job is once
   * it is passed. Absent: only with `--wait`.
   */
  readonly lastWaits?: {
    readonly goal: string;
    readonly ofJobs: "up" | "service_completed_successfully";
  };
  /** What the program registers there, as far as choices among services go. */
  resources(plan: Plan): readonly PlannedResource[];
  /** Names of the resources that volumes are. */
  volumes(plan: Plan): readonly string[];
  /**
   * Looks at the engine before anything is made of these services, or of all of them.
   *
   * @throws EngineError
   */
  look(project: ComposeProject, only: readonly string[] | undefined): Promise<EngineLook>;
  /** What is there of a stack's containers, networks and volumes; undefined: nobody looks at that. */
  parts(resources: readonly StateResource[], project: string): Promise<ProjectParts | undefined>;
  /** What a `down` must leave, since it would delete what is others'; absent: there is nothing of the kind. */
  shared?(resources: readonly StateResource[]): Promise<readonly Shared[]>;
  /** What of a `down` is to be said where it has left these volumes, besides that it did; absent: nothing. */
  left?(volumes: readonly StateResource[]): readonly string[];
  /** What an `up` leaves as it is and takes out of the state's care, since the file says so; absent: there is nothing of the kind. */
  givenUp?(resources: readonly StateResource[], project: ComposeProject): readonly Shared[];
  /**
   * What its plugin is told, in its environment, where an `up` reads what is there and makes of it what the file says, whoever has changed
   * it; absent: it does so by itself.
   */
  readonly overrides?: Readonly<Record<string, string>>;
  /**
   * Waits until what is being deleted of a stack, as by a `down` that was broken off, is gone, so that it can be made anew; absent: what is
   * deleted there is gone at once.
   *
   * @returns what of it `changes` does not look at, in words: it has to be read
   * @throws CannotDeploy when it does not go
   */
  untilDeleted?(
    resources: readonly StateResource[],
    tools: { readonly say: (severity: "info" | "warning", message: string) => void; readonly cancelled: AbortSignal },
  ): Promise<readonly string[]>;
  /** What has happened behind the state's back. */
  changes(look: {
    readonly project: string;
    /** What the `up` may change. */
    readonly changing: readonly StateResource[];
    readonly all: readonly StateResource[];
    readonly parts: ProjectParts | undefined;
    /** Whether a gate waits for a container: it is started again by that, where it has ended. */
    readonly isGated: (container: StateResource) => boolean;
  }): Promise<Changes>;
}

/** What is not as the state has it, in words. */
export interface Changes {
  /** What has to be read before an `up` can mend it. */
  readonly behind: readonly string[];
  /** What somebody else has changed, and an `up` does not undo unless it is asked to look. Absent: nobody looks. */
  readonly edited?: readonly string[];
}

/** What is expected on an engine where nothing has changed. */
export interface Expected {
  readonly project: string;
  readonly resources: readonly ExpectedResource[];
  /** Names of what is there without the project having made it. */
  readonly externals: {
    readonly networks: readonly string[];
    readonly volumes: readonly string[];
    readonly configs: readonly string[];
    readonly secrets: readonly string[];
  };
}

/** What has to be so of a service. */
export interface AskedCondition {
  readonly service: string;
  /** `service_healthy`, …; `up`: whatever its kind calls so. */
  readonly condition: string;
}

/** A resource of the state, and what every `up` looks at of it. */
export type ExpectedResource = LookedFor & Pick<PlannedResource, "service" | "limits" | "shares">;

/** What is seen of that in one look. */
export interface Seen {
  /** Which engine it is, in words: another version may refuse what this one takes. */
  readonly engine: string;
  readonly parts: ProjectParts;
  /** What is not as it is to be, in words; none: only the parts tell. */
  readonly odd: readonly string[];
  /** What has to be as an `up` left it, by what it is of: another value means that somebody has been at it. */
  readonly marks?: Readonly<Record<string, string>>;
}

/** What a command knows of a resource that runs a service. */
export interface Runner {
  /** Pulumi's types of it. */
  readonly types: readonly string[];
  readonly kind: ResourceKind;
  /** What people call it. */
  readonly word: string;
  /** Whether what is said of it in passing is a gate's word, and not its plugin's. Absent: its plugin says nothing. */
  isProgress?(message: string): boolean;
  /** Whether an engine has it whose containers, networks and volumes can be looked at. */
  readonly onEngine: boolean;
  /** Whether a resource's name ends with its number among its service's. */
  readonly isNumbered: boolean;
  /** The names of a service's resources, as long as nothing is there. */
  names(project: string, service: string, replicas: number): readonly string[];
  /** The service's name in a resource's, with the project's before it. */
  serviceIn(name: string): string;
  /** Its published ports among its outputs. */
  ports(outputs: Readonly<Record<string, unknown>> | undefined): readonly string[];
}

/**
 * A place where a project runs, as the command knows it: who has one asks it, and does not look at its name. What it
 * needs of Pulumi and of an engine it loads itself, when it is asked.
 */
export interface CommandTarget {
  readonly name: string;
  /** In the help of `--target`. */
  readonly summary: string;
  /** Behind "this stack runs". */
  readonly where: string;
  /** Behind "is": the very place that is asked. */
  readonly here: string;
  /** What a line of `status` tells besides a state: of probes, or where that is and what is wrong with it. */
  readonly tells: "probes" | "places";
  /** As what a program can be written for it; absent: none can. */
  readonly program?: TargetName;
  readonly runner: Runner;
  /** Pulumi's types of what else it alone has. */
  readonly kinds: Readonly<Record<string, ResourceKind>>;
  /** Absent: of what a `down` leaves there nothing is in the state. */
  readonly kept?: KeptThere;
  /** Why it takes nothing less than a whole project; absent: services can be named. */
  readonly whole?: { readonly up: string; readonly down: Unsupported; readonly hint: string };
  readonly noJobs?: Unsupported;
  /** Why a failed update is not put back as a whole; absent: it can be. */
  readonly noRollback?: Unsupported;
  /** Why what runs there cannot be taken over; absent: it can. */
  readonly noAdoption?: string;
  deployment(): Promise<DeploymentTarget>;
  /**
   * Looks at once, and without the mapping, whether the engine has what is expected; absent: only Pulumi can tell whether there is
   * something to do.
   *
   * @param asked what services have to be like, where that is not for the parts to tell
   * @throws EngineError
   */
  look?(expected: Expected, asked: readonly AskedCondition[]): Promise<Seen>;
  /** Who waits for whom, and what the target cannot do. Starts nothing, asks nobody. */
  plan(
    project: ComposeProject,
    options: PlanOptions,
  ): Promise<{ readonly start: StartPlan; readonly diagnostics: readonly Diagnostic[] }>;
  status(request: StatusRequest): Promise<Watched>;
  /** @returns the exit code */
  wait(request: WaitRequest): Promise<number>;
}
