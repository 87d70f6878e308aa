import type { DeployOptions } from "./deploy-options";
import { exitCodes, runDeployment } from "./deployment";
import { placeOf } from "./prepare";
import { composeProgram, gatesOf, type ProgramOptions } from "./program/compose-program";
import { inspectProject } from "./program/inspect-project";
import { reportInspection } from "./report-inspection";
import { startEvent } from "./start-event";
import { droppedText, droppedVolumes } from "./state/dropped-volumes";
import { refuseOtherTarget } from "./state/other-target";
import { partsOnEngine } from "./state/parts-on-engine";
import { refuseRemadeVolumes } from "./state/remade-volumes";
import { stateResources } from "./state/state-resource";
import { type UnmanagedVolumes, unmanagedVolumes } from "./state/unmanaged-volumes";
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
      const { deployment } = await stack.exportStack();
      const resources = stateResources(deployment);
      const target = options.target ?? "docker";
      refuseOtherTarget(resources, target);
      refuseRemadeVolumes(resources, inspected.project);
      const dropped = target === "docker" ? droppedVolumes(resources, inspected) : [];
      for (const volume of dropped) say("warning", droppedText(volume));
      const parts = target === "docker" ? await partsOnEngine(resources, inspected.project.name) : undefined;
      unmanaged = unmanagedVolumes(resources, parts?.containers ?? []);
      await stack.preview({
        ...operation,
        refresh: options.refresh === true,
        ...(dropped.length > 0 && { exclude: dropped.map(({ urn }) => urn) }),
      });
    },
  });
}
