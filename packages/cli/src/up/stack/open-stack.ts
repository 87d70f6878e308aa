import {
  type InlineProgramArgs,
  LocalWorkspace,
  type LocalWorkspaceOptions,
  type PulumiFn,
  type Stack,
  StackAlreadyExistsError,
} from "@pulumi/pulumi/automation";
import { dockerHost } from "./docker-host";
import type { Pulumi } from "./find-pulumi";
import { pulumiProject } from "./pulumi-project";
import { mendAttributes } from "./state-file";

export interface StackPlace {
  /** The folder for settings: `.pulumi-compose` beside the compose file. */
  readonly folder: string;
  readonly backend: string;
  /** The compose project's name, or what `--stack` says: with an organisation, for backends that have them. */
  readonly stack: string;
  /** Added to the environment of the Pulumi CLI. */
  readonly variables: Readonly<Record<string, string>>;
}

/** A stack, and whether it was made just now. */
export interface OpenedStack {
  readonly stack: Stack;
  readonly isNew: boolean;
}

/**
 * Creates or selects the stack of a compose project.
 *
 * @param isMissing whether it is known that there is none
 */
export async function openStack(
  pulumi: Pulumi,
  place: StackPlace,
  program: PulumiFn,
  isMissing = false,
): Promise<OpenedStack> {
  const args: InlineProgramArgs = { projectName: pulumiProject, stackName: place.stack, program };
  const options: LocalWorkspaceOptions = {
    workDir: place.folder,
    pulumiCommand: pulumi.command,
    projectSettings: { name: pulumiProject, runtime: "nodejs" },
    envVars: {
      ...place.variables,
      ...(await dockerHost(process.env)),
      PULUMI_BACKEND_URL: place.backend,
      PULUMI_SKIP_UPDATE_CHECK: "true",
    },
  };
  mendAttributes(place.backend, place.stack);
  if (isMissing) {
    try {
      return { stack: await LocalWorkspace.createStack(args, options), isNew: true };
    } catch (error) {
      // Somebody else has just made it, or it lies where an older Pulumi has put it.
      if (!(error instanceof StackAlreadyExistsError)) throw error;
    }
  }
  return { stack: await LocalWorkspace.createOrSelectStack(args, options), isNew: false };
}
