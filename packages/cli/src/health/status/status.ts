import { EXIT } from "../../io/exit-codes";
import { checkServices } from "../../project/check-services";
import { chooseProject } from "../../project/choose-project";
import type { ProjectOptions } from "../../project/project-options";
import type { TargetOptions } from "../../target-option";
import type { TargetEdges } from "../../targets/command-target";
import { commandTarget } from "../../targets/command-targets";
import type { EngineOptions } from "../containers/engine-options";
import { nothingThere } from "../nothing-there";
import { display, table } from "./display";
import { statusJson } from "./status-json";
import { watchStatus } from "./watch-status";

export interface StatusCommandOptions extends ProjectOptions, EngineOptions, TargetOptions {
  readonly watch?: boolean;
  readonly json?: boolean;
}

/** Shows the health of a running project. @returns the exit code: `no` where something is not as it should be */
export async function status(
  services: readonly string[],
  options: StatusCommandOptions,
  { io, clock, ...edges }: TargetEdges,
): Promise<number> {
  const chosen = chooseProject(options, io);
  if (chosen === undefined) return EXIT.refused;
  checkServices(services, chosen);
  const target = commandTarget(options.target);
  const shown = { name: chosen.name, target };
  const { read, follow } = await target.status({ chosen, services, options, edges: { ...edges, clock } });
  if (options.watch) {
    const show = display(shown, options, io, clock);
    await watchStatus({ ...(follow && { follow }), read, show: show.rows, clock, signal: io.interrupt() });
    show.end();
    return EXIT.done;
  }
  const rows = await read();
  if (options.json) io.out.write(statusJson(chosen.name, rows));
  else io.out.write(`${table(shown, rows, io, clock).join("\n")}\n`);
  const isNothingThere = services.length === 0 && rows.every(({ state }) => state === "absent");
  if (isNothingThere) io.err.write(`${nothingThere(target, chosen, io)}\n`);
  return rows.length > 0 && rows.every(({ ok }) => ok) ? EXIT.done : EXIT.failed;
}
