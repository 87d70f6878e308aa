import type { Diagnostic, PortConfig, ComposeProject as Project } from "@pulumi-compose/parser";
import type { PlanEnvironment, Support } from "@pulumi-compose/project";
import type { Declaration } from "../code/declaration";
import type { Part } from "../resources/part";
import type { Scope } from "../resources/scope";
import type { ConvertedPlan, Running } from "../source/source";

/** Kinds of resource that a report counts. */
export type ReportedKind =
  | "images"
  | "networks"
  | "volumes"
  | "containers"
  | "configs"
  | "secrets"
  | "services"
  | "workloads"
  | "other objects";

/** What services and jobs use, and what stands at the top level of a file for that. */
export type TopLevelSection = "networks" | "volumes" | "configs" | "secrets";

/** What a program for a target is written from and of. Who writes one asks it, and does not look at its name. */
export interface ProgramTarget<Plan extends ConvertedPlan = ConvertedPlan> {
  readonly name: Plan["target"];
  /** What a program says of it; absent: nothing, for it is where a project runs unless somebody says otherwise. */
  readonly argument?: string;
  /** Whether a gate can be told to keep waiting for what is unhealthy. */
  readonly keepsWaiting: boolean;
  /** Why it cannot be written as PCL. Absent: it can. */
  readonly noPcl?: Diagnostic;
  /** Whether the program has the jobs of the file that run by a schedule. Default: no, which is said of each. */
  readonly runsJobs?: boolean;
  /** Packages that a program with the component needs besides. */
  readonly componentNeeds?: readonly string[];
  /** What becomes of every attribute of a service. */
  readonly support: Readonly<Record<string, Support>>;
  /** What becomes of what stands at the top level, in a line. */
  readonly topLevel: Readonly<Record<TopLevelSection, string>>;
  /** Whether nothing follows from one of these that somebody uses. Absent: something does. */
  isIdle?(plan: Plan, section: TopLevelSection, key: string): boolean;
  /** The project with the services that the target makes of something else. */
  expand(project: Project): Project;
  plan(project: Project, environment: PlanEnvironment): Plan;
  /** What runs of a plan. */
  running(plan: Plan): readonly Running[];
  /** How many resources there are of each kind. Each is of one. */
  counts(plan: Plan): Readonly<Partial<Record<ReportedKind, number>>>;
  /** Takes names for the variables of a program of explicit resources. */
  declareNames(scope: Scope<Plan>): void;
  /** The statements for all resources, in an order in which they can be made. */
  parts(scope: Scope<Plan>): Part[];
  /** What several of these statements use, of what is used. */
  shared(plan: Plan, used: ReadonlySet<string>): readonly Declaration[];
  /** What a program of explicit resources cannot have. */
  lost(project: Project): readonly Diagnostic[];
  /** Whether a port that a service publishes has one address, which is there once the service is. */
  hasAddress(plan: Plan, service: string, port: PortConfig): boolean;
}
