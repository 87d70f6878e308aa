import type { DeployOptions } from "./deploy-options";
import { exitCodes, runDeployment } from "./deployment";
import { placeOf } from "./prepare";
import { composeProgram, gatesOf, type ProgramOptions } from "./program/compose-program";
import { inspectProject } from "./program/inspect-project";
import { reportInspection } from "./report-inspection";
import { startEvent } from "./start-event";
import { refuseOtherTarget } from "./state/other-target";
import { refuseRemadeVolumes } from "./state/remade-volumes";
import { stateResources } from "./state/state-resource";
import { chooseSink } from "./view/choose-sink";

export interface PreviewCommandOptions extends DeployOptions, ProgramOptions {
  readonly refresh?: boolean;
}

/** Shows what `up` would do. Gives the process's exit code. */
export async function preview(options: PreviewCommandOptions): Promise<number> {
  const inspection = inspectProject(options);
  reportInspection(inspection, options);
  const { inspected } = inspection;
  if (!inspected) return exitCodes.refused;
  const place = placeOf(inspected.project.name, inspected.project.workingDir, options);
  return runDeployment({
    start: startEvent("preview", inspected, place, options.target),
    place,
    gates: gatesOf(inspected.start),
    sink: chooseSink(options, process.stdout, process.env),
    program: (onPass) => composeProgram(inspected, options, onPass),
    operate: async (stack, { options: operation }) => {
      const { deployment } = await stack.exportStack();
      const resources = stateResources(deployment);
      refuseOtherTarget(resources, options.target ?? "docker");
      refuseRemadeVolumes(resources, inspected.project);
      await stack.preview({ ...operation, refresh: options.refresh === true });
    },
  });
}
