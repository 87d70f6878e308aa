import type { ComposeProject } from "@pulumi-compose/parser";
import { composeArguments } from "../handed/compose-arguments";
import type { Io } from "../io/io";
import type { startProgram } from "../io/start-program";
import { UsageError } from "../io/usage-error";
import type { UpCommandOptions } from "../up/up-options";

/** What is to be run, and as what. */
export interface OneOff {
  readonly service: string;
  /** For the container, as docker compose takes them. */
  readonly flags: readonly string[];
  readonly command: readonly string[];
}

export interface OneOffEdges {
  readonly io: Pick<Io, "readStdin">;
  /** The words that start docker compose; undefined: there is none. */
  readonly dockerCompose: () => readonly string[] | undefined;
  readonly start: typeof startProgram;
  /** Brings up what the container needs, or shows what that would do. @returns the exit code */
  readonly bringUp: (options: UpCommandOptions) => Promise<number>;
}

/**
 * Runs a command in a new container of a service, behind what the service depends on: that is brought up and waited for as `up`
 * does it, with the networks, volumes and images of the service. The container is docker compose's, which has the terminal and the
 * signals, and is not in Pulumi's state.
 *
 * @returns the command's exit code; that of the `up`, where it fails
 * @throws UsageError without docker compose, before anything is done
 */
export async function runOneOff(
  { service, flags, command }: OneOff,
  project: ComposeProject,
  options: UpCommandOptions,
  { io, dockerCompose, start, bringUp }: OneOffEdges,
): Promise<number> {
  const [program, ...words] = dockerCompose() ?? [];
  if (program === undefined) {
    const { image = `${project.name}-${service}` } =
      project.services[service] ?? project.disabledServices[service] ?? {};
    throw new UsageError(
      "the container of a `run` is docker compose's, and neither `docker compose` nor `docker-compose` is on the PATH",
      `Install it, or: pulumi-compose up --wait, then docker run --rm -it --network ${project.name}_default ${image} COMMAND`,
    );
  }
  const input = options.file?.includes("-") ? io.readStdin() : undefined;
  const code = await bringUp({ ...options, preparedFor: service });
  if (code !== 0 || options.dryRun) return code;
  // How it was brought up was shown, and what has left the file is Pulumi's affair.
  const { progress: _, ...of } = options;
  const before = composeArguments({ ...of, progress: "quiet" }, { name: project.name, project });
  process.env.COMPOSE_IGNORE_ORPHANS ??= "1";
  return start(program, [...words, ...before, "run", "--no-deps", ...flags, service, ...command], input);
}
