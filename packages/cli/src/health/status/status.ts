import type { Clock, Engine } from "@pulumi-compose/docker-health";
import type { ProjectOptions } from "../../project-options";
import { checkServices } from "../containers/check-services";
import { chooseProject } from "../containers/choose-project";
import type { EngineOptions } from "../containers/engine-options";
import { EXIT } from "../io/exit-code";
import type { Io } from "../io/io";
import { display, table } from "./display";
import { readStatus } from "./read-status";
import { statusJson } from "./status-json";
import { watchStatus } from "./watch-status";

export interface StatusCommandOptions extends ProjectOptions, EngineOptions {
  readonly watch?: boolean;
  readonly json?: boolean;
}

export interface StatusEdges {
  readonly io: Io;
  readonly connect: (options: EngineOptions) => Promise<Engine>;
  readonly clock: Clock;
}

/** Shows the health of a running project. @returns the exit code: `no` where something is not as it should be */
export async function status(
  services: readonly string[],
  options: StatusCommandOptions,
  { io, connect, clock }: StatusEdges,
): Promise<number> {
  const chosen = chooseProject(options, io);
  if (chosen === undefined) return EXIT.no;
  checkServices(services, chosen);
  const engine = await connect(options);
  const read = () => readStatus(engine, chosen, services);
  if (options.watch) {
    const show = display(chosen.name, options, io, clock);
    await watchStatus({ engine, read, show: show.rows, clock, signal: io.interrupt() });
    show.end();
    return EXIT.yes;
  }
  const rows = await read();
  if (options.json) io.out.write(statusJson(chosen.name, rows));
  else io.out.write(`${table(chosen.name, rows, io, clock).join("\n")}\n`);
  return rows.length > 0 && rows.every(({ ok }) => ok) ? EXIT.yes : EXIT.no;
}
