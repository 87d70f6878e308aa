import type { Context } from "../context";
import type { ComposeProject } from "../model/project";
import { checkConsistency } from "./consistency";
import { checkContainerNames } from "./container-names";
import { checkCycles } from "./cycles";
import type { Locate } from "./locate";

/** Stage 7: what the parts of a project say about each other. */
export function check(
  project: ComposeProject,
  locate: Locate,
  { reporter, incomplete }: Pick<Context, "reporter" | "incomplete">,
): void {
  // What has an error of its own already is not asked for what it lacks.
  const broken = new Set(incomplete);
  for (const { severity, path } of reporter.diagnostics) {
    if (severity === "error" && path && path.length > 1) broken.add(`${path[0]}\0${path[1]}`);
  }
  checkConsistency(project, locate, broken, reporter);
  checkCycles(project.services, locate, reporter);
  checkContainerNames(project.services, locate, reporter);
}
