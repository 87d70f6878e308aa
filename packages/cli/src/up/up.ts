import type { UpOptions } from "@pulumi/pulumi/automation";
import type { DeployOptions } from "./deploy-options";
import { exitCodes, runDeployment } from "./deployment";
import { placeOf } from "./prepare";
import { composeProgram, gatesOf, type ProgramOptions } from "./program/compose-program";
import { inspectProject } from "./program/inspect-project";
import { jobGates } from "./program/job-gates";
import { readyGates } from "./program/ready-gates";
import { reportInspection } from "./report-inspection";
import { startEvent } from "./start-event";
import { beforeUp } from "./state/before-up";
import type { UnmanagedVolumes } from "./state/unmanaged-volumes";
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
  let unmanaged: UnmanagedVolumes = new Map();
  const place = placeOf(inspected.project.name, inspected.project.workingDir, options);
  return runDeployment({
    start: startEvent("up", inspected, place, options.target),
    place,
    gates: [...gatesOf(inspected.start), ...jobGates(inspected), ...(options.wait ? readyGates(inspected) : [])],
    sink: chooseSink(options, process.stdout, process.env),
    program: (onPass) => composeProgram(inspected, options, onPass, () => unmanaged),
    operate: async (stack, tools) => {
      const { refresh, anonymous, dropped, emptied, jobs, ...found } = await beforeUp(
        stack,
        inspected,
        options.target ?? "docker",
        tools,
      );
      const how: UpOptions = {
        ...tools.options,
        refresh: options.refresh === true || refresh,
        ...(dropped.length > 0 && { exclude: [...dropped] }),
        // What a job did is done: it runs in a new container.
        ...(jobs.length > 0 && { replace: [...jobs] }),
      };
      if (options.renewAnonVolumes) {
        const containers = [...found.unmanaged.values()].map(({ urn }) => urn);
        // First by themselves: as long as the state says that a container's volumes are not compared, Pulumi does not see that
        // it has to go before one of them.
        if (containers.length > 0) await stack.up({ ...how, replace: containers });
        await stack.up({ ...how, replace: [...anonymous, ...jobs] });
      } else {
        unmanaged = found.unmanaged;
        await stack.up(how);
      }
      // Only now, when no container of the state has them.
      for (const urn of [...dropped, ...emptied])
        await tools.pulumi.stackCommand(stack, ["state", "delete", urn, "--force", "--yes"]);
    },
  });
}
