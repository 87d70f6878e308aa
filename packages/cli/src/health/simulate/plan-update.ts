import { type PlanOptions, type Scenarios, type StartPlan, updatedWith } from "@pulumi-compose/health-model";
import type { ComposeProject, Diagnostic } from "@pulumi-compose/parser";
import { UsageError } from "../../io/usage-error";
import { commandTarget } from "../../targets/command-targets";

/** What is to be simulated. */
export interface UpdatePlan {
  readonly plan: StartPlan;
  /** The services of which there is a new version; absent: nothing is there yet. */
  readonly update?: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Says every service, where none is called so. */
const ALL = "all";

/**
 * An update of a project that is up, in which these services have a new version: with how the target for one engine replaces their
 * containers, and who is made anew with them.
 *
 * @throws UsageError where an option says of a service what cannot be of one that is there
 */
export async function planUpdate(
  project: ComposeProject,
  named: readonly string[],
  options: PlanOptions,
  { launch, image, port }: { readonly launch?: Scenarios; readonly image?: Scenarios; readonly port?: Scenarios },
): Promise<UpdatePlan> {
  const { start, diagnostics } = await commandTarget("docker").plan(project, options);
  const services = Object.keys(start.services);
  const isAll = named.includes(ALL) && !services.includes(ALL);
  const update = isAll ? services : updatedWith(project, named);
  const late = Object.keys(launch ?? {})[0];
  if (late !== undefined) {
    throw new UsageError(
      `--launch adds "${late}" later, and with --update everything is there`,
      "Leave one of the two out.",
    );
  }
  for (const [option, scenarios] of Object.entries({ image, port })) {
    const kept = Object.keys(scenarios ?? {}).find((name) => services.includes(name) && !update.includes(name));
    if (kept === undefined) continue;
    throw new UsageError(
      `--${option} speaks of a new container of "${kept}", and it keeps the one that it has`,
      `Give it a new version, too: --update ${kept}.`,
    );
  }
  return { plan: start, update, diagnostics };
}
