import { type ComposeProject, nearest } from "@pulumi-compose/parser";
import { dockerCompose } from "../command-line/docker-compose";
import { EXIT } from "../io/exit-codes";
import type { Io } from "../io/io";
import { showDiagnostics } from "../io/show-diagnostics";
import { startProgram } from "../io/start-program";
import { UsageError } from "../io/usage-error";
import { readProject } from "../project/open-project";
import { commandTarget } from "../targets/command-targets";
import type { Begun } from "../up/begun";
import { CannotDeploy } from "../up/cannot-deploy";
import type { DeployOptions } from "../up/deploy-options";
import { preview } from "../up/preview";
import type { InspectOptions } from "../up/program/inspect-project";
import { up } from "../up/up";
import type { OneOffOptions } from "./one-off-options";
import { runOneOff } from "./run-one-off";

export interface RunOptions extends DeployOptions, InspectOptions {}

/** What was asked to be run. */
export interface Wanted {
  /** Of a job, or of a service. */
  readonly name: string;
  /** What docker compose is to be told of the container. */
  readonly flags: readonly string[];
  readonly command: readonly string[];
}

/**
 * Runs a job of the file, in a container of its own each time, or a command in a container of a service, behind what either depends
 * on. For a job the project is brought up as `up` does it, since only then is there what the job waits for.
 *
 * @param begun what has been done of it already
 * @returns the process's exit code
 */
export async function run(
  wanted: Wanted,
  { quiet, ...options }: RunOptions & OneOffOptions,
  io: Io,
  begun: Begun = {},
): Promise<number> {
  const { name } = wanted;
  const { noJobs } = commandTarget(options.target);
  if (noJobs) throw new CannotDeploy(noJobs.message, noJobs.hint);
  const loaded = readProject(options, io);
  const { project } = loaded;
  if (!project) {
    showDiagnostics(loaded, io, options);
    return EXIT.refused;
  }
  if (Object.hasOwn(project.jobs ?? {}, name)) {
    refuseForJob(wanted, project.name, options);
    const asked = { ...options, jobs: [name] };
    return options.dryRun ? preview(asked, io) : up(asked, io, io.out, begun);
  }
  if (!Object.hasOwn({ ...project.services, ...project.disabledServices }, name)) throw noSuch(name, project);
  const shown = { ...options, ...(quiet && { progress: "quiet" as const }) };
  return runOneOff({ ...wanted, service: name }, project, shown, {
    io,
    dockerCompose,
    start: startProgram,
    // The answer is what the command prints.
    bringUp: (how) => (how.dryRun ? preview(how, io) : up(how, io, io.err, begun)),
  });
}

/** @throws UsageError where a job is to be other than the file says */
function refuseForJob({ name, flags, command }: Wanted, project: string, { deps, recreate }: OneOffOptions): void {
  const [first] = [
    ...command,
    ...flags,
    ...(deps === false ? ["--no-deps"] : []),
    ...(recreate === false ? ["--no-recreate"] : []),
  ];
  if (first === undefined) return;
  throw new UsageError(
    `"${name}" is a job, which runs as the file says: without ${first}`,
    first.startsWith("--publish")
      ? `The project's name stands before the command: \`pulumi-compose -p NAME run ${name}\`.`
      : `Write it in the file, or \`docker compose -p ${project} run ${name}\`, which waits for nothing.`,
  );
}

function noSuch(name: string, { services, disabledServices, jobs = {} }: ComposeProject): UsageError {
  const [ofJobs, ofServices] = [Object.keys(jobs), Object.keys({ ...services, ...disabledServices })];
  const near = nearest(name, [...ofJobs, ...ofServices]);
  const known = [
    ...(ofJobs.length > 0 ? [`jobs: ${ofJobs.join(", ")}`] : []),
    ...(ofServices.length > 0 ? [`services: ${ofServices.join(", ")}`] : []),
  ].join("; ");
  return new UsageError(
    `the file has no job and no service "${name}"`,
    near === undefined ? `It has ${known}.` : `Did you mean "${near}"? It has ${known}.`,
  );
}
