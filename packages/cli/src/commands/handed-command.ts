import { Command } from "commander";
import { dockerCompose } from "../command-line/docker-compose";
import type { GlobalOptions } from "../command-line/global-options";
import { handOver } from "../handed/hand-over";
import type { HandedCommand } from "../handed/handed-commands";
import { runCommand } from "../io/process-end";
import { startProgram } from "../io/start-program";
import { addProjectOptions } from "../project/project-options";

/** `pulumi-compose logs` and its like: docker compose's own, for the project. */
export function handedCommand(handed: HandedCommand): Command {
  return addProjectOptions(new Command(handed.name))
    .argument("[args...]", "as docker compose takes them")
    .action((args: string[], options: GlobalOptions) =>
      runCommand((io) => handOver(handed, args, options, { io, dockerCompose, start: startProgram })),
    );
}
