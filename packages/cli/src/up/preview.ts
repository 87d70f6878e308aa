import type { DeployOptions } from "./deploy-options";
import { exitCodes, runDeployment } from "./deployment";
import { placeOf } from "./prepare";
import { composeProgram, gatesOf, type ProgramOptions } from "./program/compose-program";
import { inspectProject } from "./program/inspect-project";
import { reportInspection } from "./report-inspection";
import { startEvent } from "./start-event";
import { lookFirst } from "./state/before-up";
import type { UnmanagedVolumes } from "./state/unmanaged-volumes";
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
  let unmanaged: UnmanagedVolumes = new Map();
  const place = placeOf(inspected.project.name, inspected.project.workingDir, options);
  return runDeployment({
    start: startEvent("preview", inspected, place, options.target),
    place,
    gates: gatesOf(inspected.start),
    sink: chooseSink(options, process.stdout, process.env),
    program: (onPass) => composeProgram(inspected, options, onPass, () => unmanaged),
    operate: async (stack, { options: operation, say }) => {
      const found = await lookFirst(stack, inspected, options.target ?? "docker", say);
      unmanaged = found.unmanaged;
      await stack.preview({
        ...operation,
        refresh: options.refresh === true,
        ...(found.dropped.length > 0 && { exclude: found.dropped.map(({ urn }) => urn) }),
      });
    },
  });
}
