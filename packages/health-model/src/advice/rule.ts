import type { At, ComposeProject, Diagnostic, MessageDoc, Path, ServiceConfig } from "@pulumi-compose/parser";
import type { Healthcheck } from "../healthcheck/healthcheck";
import type { Dialect } from "../machine/dialect";
import type { Gate } from "../plan/gate";
import type { StartPlan } from "../plan/start-plan";
import type { Advice } from "./advice";
import type { BindSource } from "./advise-options";

/** A service as rules see it. */
export interface AdvisedService {
  readonly name: string;
  readonly service: ServiceConfig;
  /** As the engine will run it, the image's own included. */
  readonly check?: Healthcheck;
  /** The test that the file itself declares, without its first word; absent where it declares none that runs. */
  readonly declaredTest?: { readonly how: "CMD" | "CMD-SHELL"; readonly words: readonly string[] };
  /** The gate for its health, if somebody waits for that. */
  readonly healthGate?: Gate;
  /** The gate for its completion. */
  readonly completionGate?: Gate;
  /** Place and path of something below the service. */
  readonly at: (...path: Path) => At & { readonly path: Path };
}

export interface AdviceContext {
  readonly project: ComposeProject;
  readonly plan: StartPlan;
  /** What the plan says of the healthcheck of a service, by its name. */
  readonly missing: ReadonlyMap<string, readonly Diagnostic[]>;
  /** Undefined: not known. */
  readonly engine: Dialect | undefined;
  /** What the project uses as a name somewhere. */
  readonly names: () => ReadonlySet<string>;
  /** Undefined: nobody looks. */
  readonly bindSource: ((path: string) => BindSource) | undefined;
}

/** One thing to look for, in every service. */
export interface Rule {
  readonly docs: readonly MessageDoc[];
  readonly advise: (service: AdvisedService, context: AdviceContext) => Advice[];
}
