import { Command } from "commander";
import { dockerCompose } from "../command-line/docker-compose";
import type { GlobalOptions } from "../command-line/global-options";
import { handOver } from "../handed/hand-over";
import type { HandedCommand } from "../handed/handed-commands";
import { startProgram } from "../handed/start-program";
import { run, withExitCodes } from "../health/io/run";
import { addProjectOptions } from "../project-options";

/** `pulumi-compose logs` and its like: docker compose's own, for the project. */
export function handedCommand(handed: HandedCommand): Command {
  return withExitCodes(addProjectOptions(new Command(handed.name)))
    .argument("[args...]", "as docker compose takes them")
    .action((args: string[], options: GlobalOptions) =>
      run((io) => handOver(handed, args, options, { io, dockerCompose, start: startProgram })),
    );
}
