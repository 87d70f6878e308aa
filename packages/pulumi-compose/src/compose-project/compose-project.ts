import type * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";
import { ConstructScope } from "../gates/construct-scope";
import { guardCompletion } from "../gates/guard-completion";
import { ProjectRun } from "../gates/project-run";
import { withLazyOutputs } from "../sdk/lazy-outputs";
import { inOnePlace } from "../sdk/one-place";
import { withoutTraces } from "../sdk/without-traces";
import { gateTimes } from "../services/gate-times";
import type { ProjectEnds } from "../services/project-ends";
import { trackResources } from "../services/track-resources";
import { type ServiceOn, type TargetName, targetOf, targets } from "../targets/registry";
import type { Target } from "../targets/target";
import type { ComposeProjectArgs } from "./args";
import { load } from "./load";
import { readiness as readinessOf, settleWith } from "./readiness";

const readiness = Symbol("ready");

/**
 * What `initialize` needs, which runs before the constructor's own lines. Not enumerable: what is enumerable becomes an
 * input of the component, and its registration would wait for its own gates.
 */
function initial(ready: Promise<void>): pulumi.Inputs {
  return Object.defineProperty({}, readiness, { value: ready, enumerable: false });
}

/**
 * A compose file as a Pulumi component: its networks, volumes, images and containers (or services of a swarm), each
 * dependent created only once what it depends on has met its condition (started, healthy, completed).
 *
 * Errors of the file stop the program before anything is created. A gate that cannot be passed fails the update with
 * its evidence on the container's row; what was created stays in the state.
 *
 * @example
 * ```ts
 * const shop = new ComposeProject("shop", { file: "compose.yaml" });
 * export const url = shop.services.flask.url(5000);
 * ```
 */
export class ComposeProject<Place extends TargetName | Target = "docker"> extends pulumi.ComponentResource<void> {
  /** The project's name: what `docker compose -p` takes. */
  readonly projectName: string;
  /** The enabled services by name. What one is made of depends on the target. */
  readonly services: Readonly<Record<string, ServiceOn<Place>>>;
  /** The project's own networks by their key in the file (external ones are not among them). */
  readonly networks: Readonly<Record<string, docker.Network>>;
  /**
   * The project's own volumes by their key in the file; none on a swarm, where tasks make them on their nodes. What
   * containers have in place of anonymous volumes is not among them.
   */
  readonly volumes: Readonly<Record<string, docker.Volume>>;
  /** Milliseconds that each gate waited, by service and condition: `redis service_healthy`. */
  readonly gates: pulumi.Output<Readonly<Record<string, number>>>;

  /** The names of the jobs that it runs. */
  private readonly running: readonly string[];

  constructor(name: string, args: ComposeProjectArgs<Place>, options: pulumi.ComponentResourceOptions = {}) {
    const target = targetOf(args.target);
    if (!target) throw noTarget(name, args.target);
    const { plan, project, symbols, warnings } = load(name, target, args);
    const ready = readinessOf();
    ready.promise.catch(() => undefined);
    super("compose:index:Project", name, initial(ready.promise), options);
    guardCompletion();
    if (warnings !== "") void pulumi.log.warn(warnings, this);
    // A program that runs in somebody's process (the Automation API's) ends when nothing of Pulumi's is under way, and a
    // gate that holds nothing back is nothing of Pulumi's: the component's outputs are, and wait for all gates.
    const noOutputs = () => ({});
    this.projectName = project.name;
    this.running = plan.start.running;
    const scope = ConstructScope.current();
    const { blockedBy } = plan.start;
    const run = scope?.open(blockedBy) ?? new ProjectRun(blockedBy);
    run.onMiss(({ dependency, condition }, words) => args.onUnmet?.(dependency, condition, words));
    this.registerOutputs(ready.promise.catch(() => run.quiet()).then(noOutputs));
    const ends: ProjectEnds = { onFailure: ready.reject, run, scope };
    const create = () => target.create({ parent: this, name, project, plan, symbols, args, ends });
    const created = inOnePlace(() => withoutTraces(() => withLazyOutputs(create)));
    this.networks = created.networks;
    this.volumes = created.volumes;
    this.services = created.services;
    trackResources(ends, this.services);
    this.gates = gateTimes(plan.start, this.services);
    settleWith(ready, pulumi.all([this.gates, created.done]));
  }

  /** Resolves when every gate of the project is passed, so that `dependsOn: project` means the whole of it. */
  protected override async initialize(args: { readonly [readiness]?: Promise<void> }): Promise<void> {
    await args[readiness];
  }

  /**
   * For the `dependsOn` of any resource of any provider: resolves once a job of the file has ended with exit code 0. The job is
   * one of {@link ComposeProjectArgs.jobs}, or one that such a job depends on; its container is `services[name].container`.
   *
   * @throws pulumi.ResourceError where the component does not run such a job
   *
   * @example
   * ```ts
   * const shop = new ComposeProject("shop", { jobs: ["migrate"] });
   * new command.local.Command("smoke-test", { create: "./smoke-test.sh" }, { dependsOn: shop.job("migrate") });
   * ```
   */
  job(name: string): pulumi.Output<pulumi.Resource[]> {
    const service = this.running.includes(name) ? this.services[name] : undefined;
    if (service) return service.completed;
    const known = this.running.length > 0 ? `it runs ${this.running.join(", ")}` : "it runs none";
    const hint = `a job is run by its name among the arguments: jobs: [${JSON.stringify(name)}]`;
    throw new pulumi.ResourceError(`the project does not run a job "${name}" (${known}): ${hint}`, this, true);
  }
}

function noTarget(name: string, given: unknown): pulumi.RunError {
  const known = Object.keys(targets).join(", ");
  return new pulumi.RunError(`ComposeProject "${name}": there is no target "${given}"; there are: ${known}`);
}
