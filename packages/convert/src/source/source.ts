import type { Diagnostic, LoadResult, ComposeProject as Project } from "@pulumi-compose/parser";
import type { KubernetesPlan, ResourcePlan, SwarmPlan } from "@pulumi-compose/project";
import type { Comments } from "./comments";
import type { EnvFiles } from "./env-files";
import type { FileMarkers } from "./file-markers";
import type { Setting } from "./settings";

/** What a program can be written for; `target` says which it is. */
export type ConvertedPlan = ResourcePlan | SwarmPlan | KubernetesPlan;

/** What runs a service: a container, a service of a swarm, what keeps pods. */
export interface Running {
  readonly service: string;
  readonly args: object;
}

/** A project that was read and planned, with what a program of it needs to know besides. */
export interface Source<Plan extends ConvertedPlan = ConvertedPlan> {
  /** With the services of all profiles. */
  readonly project: Project;
  /** As somebody has written it: without what follows from that, with what nobody uses, and before `env_file`s were read. */
  readonly written: Project;
  /** What it is on its target. */
  readonly plan: Plan;
  /** What runs of it. */
  readonly running: readonly Running[];
  /** Whether a gate can be told to keep waiting for what is unhealthy. */
  readonly keepsWaiting: boolean;
  /** The profiles that are active unless the program is told otherwise. */
  readonly profiles: readonly string[];
  /** Variables that became settings of the program, by name. */
  readonly settings: ReadonlyMap<string, Setting>;
  /** Variables whose values were taken while converting, and why. */
  readonly fixed: ReadonlyMap<string, string>;
  readonly files: FileMarkers;
  readonly envFiles: EnvFiles;
  readonly comments: Comments;
  /** The texts of the compose files. */
  readonly texts: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: LoadResult["sources"];
}

/** What reading gave: a source, or errors. */
export type SourceResult<Plan extends ConvertedPlan = ConvertedPlan> =
  | { readonly source: Source<Plan> }
  | {
      readonly source: undefined;
      readonly diagnostics: readonly Diagnostic[];
      readonly sources: LoadResult["sources"];
    };
