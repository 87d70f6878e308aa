import type { Clock, Engine, Swarm } from "@pulumi-compose/docker-health";
import type { ProjectOptions } from "../../project-options";
import type { TargetOptions } from "../../target-option";
import { checkServices } from "../containers/check-services";
import { type ChosenProject, chooseProject } from "../containers/choose-project";
import type { EngineOptions } from "../containers/engine-options";
import { EXIT } from "../io/exit-code";
import type { Io } from "../io/io";
import { readSwarmStatus } from "../swarm/read-swarm-status";
import { display, table } from "./display";
import { readStatus } from "./read-status";
import { statusJson } from "./status-json";
import type { StatusRow } from "./status-row";
import { watchStatus } from "./watch-status";

export interface StatusCommandOptions extends ProjectOptions, EngineOptions, TargetOptions {
  readonly watch?: boolean;
  readonly json?: boolean;
}

export interface StatusEdges {
  readonly io: Io;
  readonly connect: (options: EngineOptions) => Promise<Engine>;
  readonly connectSwarm: (options: EngineOptions) => Promise<Swarm>;
  readonly clock: Clock;
}

/** Shows the health of a running project. @returns the exit code: `no` where something is not as it should be */
export async function status(
  services: readonly string[],
  options: StatusCommandOptions,
  { io, clock, ...edges }: StatusEdges,
): Promise<number> {
  const chosen = chooseProject(options, io);
  if (chosen === undefined) return EXIT.cannotAsk;
  checkServices(services, chosen);
  const { read, follow } =
    options.target === "swarm"
      ? inSwarm(await edges.connectSwarm(options), chosen, services)
      : onEngine(await edges.connect(options), chosen, services);
  if (options.watch) {
    const show = display(chosen.name, options, io, clock);
    await watchStatus({ ...(follow && { follow }), read, show: show.rows, clock, signal: io.interrupt() });
    show.end();
    return EXIT.yes;
  }
  const rows = await read();
  if (options.json) io.out.write(statusJson(chosen.name, rows));
  else io.out.write(`${table(chosen.name, rows, io, clock).join("\n")}\n`);
  return rows.length > 0 && rows.every(({ ok }) => ok) ? EXIT.yes : EXIT.no;
}

type Follow = Parameters<typeof watchStatus>[0]["follow"];

interface Watched {
  readonly read: () => Promise<readonly StatusRow[]>;
  readonly follow: Follow;
}

function onEngine(engine: Engine, chosen: ChosenProject, services: readonly string[]): Watched {
  return {
    read: () => readStatus(engine, chosen, services),
    follow: (id, onChange) => engine.follow(id, onChange),
  };
}

/** A swarm is looked at again and again: its managers tell of no task's changes. */
function inSwarm(swarm: Swarm, chosen: ChosenProject, services: readonly string[]): Watched {
  return { read: () => readSwarmStatus(swarm, chosen, services), follow: undefined };
}
