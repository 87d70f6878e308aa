import type { DeployOptions } from "./deploy-options";
import { exitCodes, runDeployment } from "./deployment";
import { placeOf } from "./prepare";
import { composeProgram, gatesOf, type ProgramOptions } from "./program/compose-program";
import { inspectProject } from "./program/inspect-project";
import { readyGates } from "./program/ready-gates";
import { reportInspection } from "./report-inspection";
import { startEvent } from "./start-event";
import { beforeUp } from "./state/before-up";
import { chooseSink } from "./view/choose-sink";

export interface UpCommandOptions extends DeployOptions, ProgramOptions {
  readonly refresh?: boolean;
  readonly renewAnonVolumes?: boolean;
}

/** Brings a project up. Gives the process's exit code. */
export async function up(options: UpCommandOptions): Promise<number> {
  const inspection = inspectProject(options);
  reportInspection(inspection, options);
  const { inspected } = inspection;
  if (!inspected) return exitCodes.refused;
  const place = placeOf(inspected.project.name, inspected.project.workingDir, options);
  return runDeployment({
    start: startEvent("up", inspected, place, options.target),
    place,
    gates: [...gatesOf(inspected.start), ...(options.wait ? readyGates(inspected) : [])],
    sink: chooseSink(options, process.stdout, process.env),
    program: (onPass) => composeProgram(inspected, options, onPass),
    operate: async (stack, tools) => {
      const { refresh, anonymous } = await beforeUp(stack, inspected.project, options.target ?? "docker", tools);
      await stack.up({
        ...tools.options,
        refresh: options.refresh === true || refresh,
        ...(options.renewAnonVolumes && { replace: [...anonymous] }),
      });
    },
  });
}
