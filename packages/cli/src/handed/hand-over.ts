import type { GlobalOptions } from "../command-line/global-options";
import { EXIT } from "../io/exit-codes";
import type { Io } from "../io/io";
import type { startProgram } from "../io/start-program";
import { UsageError } from "../io/usage-error";
import { chooseProject } from "../project/choose-project";
import { composeArguments } from "./compose-arguments";
import type { HandedCommand } from "./handed-commands";

export interface HandOverEdges {
  readonly io: Io;
  /** The words that start docker compose; undefined: there is none. */
  readonly dockerCompose: () => readonly string[] | undefined;
  readonly start: typeof startProgram;
}

/**
 * Hands a command to docker compose, for the project under the name that it is deployed under.
 *
 * @returns docker compose's own exit code
 * @throws UsageError without docker compose
 */
export async function handOver(
  command: HandedCommand,
  args: readonly string[],
  options: GlobalOptions,
  { io, dockerCompose, start }: HandOverEdges,
): Promise<number> {
  if (args.some((word) => /^--target(=|$)/.test(word))) {
    throw new UsageError(
      `${command.name} is docker compose's, for containers of one engine, and knows no --target`,
      "In a cluster: `kubectl logs`, `kubectl exec`, with `--namespace` and the pod that `status` names; on a swarm: `docker service logs`.",
    );
  }
  const isAboutProject = command.name !== "ls" && !isHelp(args);
  const chosen = isAboutProject ? chooseProject(options, io) : undefined;
  if (isAboutProject && chosen === undefined) return EXIT.refused;
  const [program, ...words] = dockerCompose() ?? [];
  if (program === undefined) {
    const docker = command.docker.replaceAll("NAME", chosen?.name ?? "NAME");
    throw new UsageError(
      `${command.name} is docker compose's, and neither \`docker compose\` nor \`docker-compose\` is on the PATH`,
      `Install it, or: ${docker}`,
    );
  }
  const input = options.file?.includes("-") ? io.readStdin() : undefined;
  return start(program, [...words, ...composeArguments(options, chosen), command.name, ...args], input);
}

function isHelp([first]: readonly string[]): boolean {
  return first === "--help" || first === "-h";
}
