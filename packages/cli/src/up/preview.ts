import { EXIT } from "../io/exit-codes";
import type { Io } from "../io/io";
import { showDiagnostics } from "../io/show-diagnostics";
import { commandTarget } from "../targets/command-targets";
import { missingExternals } from "./choice/missing-externals";
import { refuseLosses } from "./choice/refuse-losses";
import { runDeployment } from "./deployment";
import { idleOptions } from "./idle-options";
import { composeProgram, gatesOf, nothingKnown } from "./program/compose-program";
import { inspectProject } from "./program/inspect-project";
import { refuseOptions } from "./refuse-options";
import { stackPlace } from "./stack-place";
import { startEvent } from "./start-event";
import { beforeUp } from "./state/before-up";
import type { UpCommandOptions } from "./up-options";
import { chooseSink } from "./view/choose-sink";

/** Shows what `up` would do. Gives the process's exit code. */
export async function preview(options: UpCommandOptions, io: Io): Promise<number> {
  refuseOptions(options);
  const target = commandTarget(options.target);
  const deployment = await target.deployment();
  const { inspected, ...told } = inspectProject(options, deployment, io);
  showDiagnostics(told, io, options);
  if (!inspected) return EXIT.refused;
  const missing = await missingExternals(inspected, deployment);
  showDiagnostics({ ...told, diagnostics: missing }, io, options);
  if (missing.length > 0) return EXIT.refused;
  let known = nothingKnown;
  const place = stackPlace(inspected.project.name, inspected.project.workingDir, options);
  return runDeployment({
    start: startEvent("preview", inspected, place, target),
    place,
    gates: gatesOf(inspected.start),
    sink: chooseSink(options, io.out),
    install: options,
    err: io.err,
    program: (news) => composeProgram(inspected, options, deployment.mapping, news, () => known),
    operate: async (stack, { options: operation, say }) => {
      for (const message of idleOptions(options)) say("warning", message);
      const { dropped, limits, ...found } = await beforeUp(stack, inspected, options, {
        io,
        // What an `up` refreshes is its own affair.
        say: (severity, message) => severity === "warning" && say(severity, message),
      });
      known = found;
      const exclude = [...dropped, ...limits.exclude];
      const how = {
        refresh: options.refresh === true,
        ...(options.parallel !== undefined && { parallel: options.parallel }),
        ...(exclude.length > 0 && { exclude }),
        ...(limits.replace.length > 0 && { replace: [...limits.replace] }),
      };
      await refuseLosses(stack, how, limits.atRisk);
      // Pulumi's preview leaves them, for the sake of what needs them.
      for (const { name } of limits.needed) say("info", `container ${name}: delete`);
      await stack.preview({ ...how, ...operation });
    },
  });
}
