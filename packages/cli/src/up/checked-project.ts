import { EngineError } from "@pulumi-compose/docker-health";
import type { Io } from "../io/io";
import { showDiagnostics } from "../io/show-diagnostics";
import type { CommandTarget, DeploymentTarget, EngineLook } from "../targets/command-target";
import { commandTarget } from "../targets/command-targets";
import type { Begun } from "./begun";
import type { CannotDeploy } from "./cannot-deploy";
import { NotesTold } from "./notes/notes-told";
import { showNews } from "./notes/show-news";
import { type InspectedProject, inspectProject } from "./program/inspect-project";
import { refuseOptions } from "./refuse-options";
import { buildSecretVariables } from "./stack/build-secret-variables";
import type { StackPlace } from "./stack/open-stack";
import { stackPlace } from "./stack-place";
import { knownResources } from "./state/known-resources";
import { otherTarget } from "./state/other-target";
import type { UpCommandOptions } from "./up-options";

/** A project that can be deployed, as far as can be known before Pulumi is asked. */
export interface CheckedProject {
  readonly target: CommandTarget;
  readonly deployment: DeploymentTarget;
  readonly inspected: InspectedProject;
  readonly place: StackPlace;
  /** Absent: the engine did not answer, which is told of by whoever needs it; or it was not asked. */
  readonly look?: EngineLook;
  /** Why it cannot be deployed all the same, for it to be told and nothing else done. */
  readonly refusal?: CannotDeploy;
  /** Remembers the notes on it as told. */
  readonly keepNotes: () => void;
  /** Whether only Pulumi can tell what the stack has, and so whether something refuses it. */
  readonly isUnknown: boolean;
}

/**
 * Reads and checks a project, and shows what there is to say of it.
 *
 * @param command an `up` can do nothing without an engine, and does not repeat what it has noted before
 * @returns undefined: it is refused, and has been told why
 * @throws EngineError, EndpointError where an engine is needed and does not answer
 */
export async function checkedProject(
  options: UpCommandOptions,
  io: Io,
  { chosen }: Begun,
  command: "up" | "preview",
): Promise<CheckedProject | undefined> {
  refuseOptions(options);
  const target = commandTarget(options.target);
  const deployment = await target.deployment();
  const { inspected, ...told } = inspectProject(options, deployment, io, chosen?.());
  if (!inspected) {
    showDiagnostics(told, io, options);
    return undefined;
  }
  const { project } = inspected;
  const place = stackPlace(project.name, project.workingDir, options);
  const notes = new NotesTold(place.folder, place.stack);
  if (command === "up") showNews(told, notes, io, options);
  else showDiagnostics(told, io, options);
  const known = knownResources(place.backend, place.stack);
  const refusal = known && otherTarget(known, target.name);
  // What is elsewhere is no matter of this engine, which may not even be there.
  const keepNotes = () => notes.keep(told.diagnostics);
  if (refusal) return { target, deployment, inspected, place, refusal, keepNotes, isUnknown: false };
  const look = await deployment.look(inspected.project, inspected.only).catch((error: unknown) => {
    // One that refuses something is there; what comes of it is Pulumi's to tell.
    if (command === "up" && !(error instanceof EngineError && error.kind === "refused")) throw error;
    // A cluster's plugin says nothing of it, and takes the state for what is there.
    if (error instanceof Error && error.name === "ClusterError") {
      io.err.write(`warning: ${error.message}: what follows is what the state says, and nobody has looked\n`);
    }
    return undefined;
  });
  const obstacles = look?.obstacles ?? [];
  showDiagnostics({ ...told, diagnostics: obstacles }, io, options);
  if (obstacles.some(({ severity }) => severity === "error")) return undefined;
  const all = { ...look?.variables, ...buildSecretVariables(project), ...place.variables };
  const isUnknown = known === undefined;
  return {
    target,
    deployment,
    inspected,
    place: { ...place, variables: all },
    keepNotes,
    isUnknown,
    ...(look && { look }),
  };
}
